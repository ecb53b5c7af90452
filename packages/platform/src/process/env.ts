import { Rejection } from "@redial/kernel";

export type Env = Readonly<Record<string, string | undefined>>;

/** The text of a variable; without a fallback a missing or empty one is refused with `CONFIG_MISSING`. */
export function envText(env: Env, name: string, fallback?: string): string {
  const value = env[name] || fallback;
  if (value === undefined) throw new Rejection("CONFIG_MISSING", `Set ${name}: the service cannot start without it.`, [name]);
  return value;
}

/** The whole number of a variable within bounds, written in decimal digits, else `CONFIG_INVALID`. */
export function envNumber(env: Env, name: string, fallback: number, bounds: { min: number; max: number }): number {
  const text = env[name] || String(fallback);
  const value = /^-?\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= bounds.min && value <= bounds.max)) {
    throw new Rejection("CONFIG_INVALID", `${name} must be a whole number from ${bounds.min} to ${bounds.max}, not "${text}".`, [name]);
  }
  return value;
}

/** One of the listed words, else `CONFIG_INVALID`. */
export function envChoice<Word extends string>(env: Env, name: string, words: readonly Word[], fallback: Word): Word {
  const value = env[name] || fallback;
  const word = words.find((one) => one === value);
  if (word === undefined) throw new Rejection("CONFIG_INVALID", `${name} must be one of ${words.join(", ")}, not "${value}".`, [name]);
  return word;
}
