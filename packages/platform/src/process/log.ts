export type LogLevel = "debug" | "info" | "warn" | "error";
export type LogFields = Readonly<Record<string, unknown>>;

/**
 * Writes one JSON object a line, whatever it is given. Phone numbers in messages and fields are masked, and so is whatever stands in a field that is named
 * after a phone, however it is written; errors are written with their code, stack and causes.
 */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

const RANK: Record<LogLevel, number> = { debug: 10, info: 20, warn: 30, error: 40 };

/** A log of one service; lines below `level` are dropped. A field named like one of the line's own (time, level, service, message) is dropped too. */
export function createLog(service: string, level: LogLevel, write: (line: string) => void = (line) => process.stdout.write(line)): Log {
  const at = (own: LogLevel) => (message: string, fields: LogFields = {}) => {
    if (RANK[own] < RANK[level]) return;
    const line = { time: new Date().toISOString(), level: own, service, message };
    write(`${maskPhones(encode({ ...line, ...fields, ...line }))}\n`);
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** Every E.164 number in a text, also where its plus is URL-encoded, with all but its first two and last two digits starred out. */
export function maskPhones(text: string): string {
  return text.replace(/(\+|%2B)(\d{7,15})(?!\d)/gi, (_phone, plus: string, digits: string) => {
    return `${plus}${digits.slice(0, 2)}${"*".repeat(digits.length - 4)}${digits.slice(-2)}`;
  });
}

function encode(line: LogFields & { message: string }): string {
  try {
    return JSON.stringify(line, plain);
  } catch (error) {
    const { time, level, service, message } = line;
    return JSON.stringify({ time, level, service, message, fields: `not written: ${String(error)}` });
  }
}

const OF_A_PHONE = /phone|msisdn|caller_?id|^(from|to)_?number$/i;

/** The digits of a number in any spelling, all but the first two and last two starred out. */
function maskDigits(text: string): string {
  const digits = text.match(/\d/g)?.length ?? 0;
  let at = 0;
  return digits < 7 ? text : text.replace(/\d/g, (digit) => (at++ < 2 || at > digits - 2 ? digit : "*"));
}

function plain(key: string, value: unknown): unknown {
  if (OF_A_PHONE.test(key)) {
    if (typeof value === "string" || typeof value === "number" || typeof value === "bigint") return maskDigits(String(value));
    if (Array.isArray(value)) return value.map((one: unknown) => (typeof one === "string" || typeof one === "number" ? maskDigits(String(one)) : one));
  }
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Set) return [...(value as Set<unknown>)];
  if (typeof value === "bigint") return value.toString();
  if (!isError(value)) return value;
  const { name, message, stack, code, cause } = value;
  const errors = value instanceof AggregateError ? value.errors : undefined;
  return { name, message, code, stack, cause, errors };
}

/** Errors of another realm (a test's sandbox, a worker) are no instances of ours. */
function isError(value: unknown): value is Error & { code?: unknown } {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}
