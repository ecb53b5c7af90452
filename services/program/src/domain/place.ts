import type { Problem } from "@redial/kernel";

/** Where something stands in an input, from its root. */
export type Path = Problem["path"];

/** What became of an input: its value, checked and typed, or everything that is wrong with it. */
export type Parsed<Value> = { kind: "accepted"; value: Value } | { kind: "refused"; problems: readonly [Problem, ...Problem[]] };

/** One place of an input while it is read: what is there, where that is, and where to note what is wrong with it. */
export class Place {
  constructor(
    readonly value: unknown,
    readonly path: Path,
    private readonly problems: Problem[],
  ) {}

  /** The place below, absent when this one has no such field of its own. */
  at(key: string | number): Place {
    const value = isObject(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined;
    return new Place(value, [...this.path, key], this.problems);
  }

  /** Nothing was given; null says the same as leaving the field out. */
  get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** Notes a problem of this place, and answers what a reader answers then. */
  refuse(code: string, message: string): undefined {
    this.problems.push({ code, message, path: this.path });
    return undefined;
  }
}

/** Reads an input to its end, so that all its problems are found at once. A reader answers undefined exactly when it noted a problem. */
export function parse<Value>(value: unknown, path: Path, read: (place: Place) => Value | undefined): Parsed<Value> {
  const problems: Problem[] = [];
  const accepted = read(new Place(value, path, problems));
  const [first, ...others] = problems;
  if (first) return { kind: "refused", problems: [first, ...others] };
  if (accepted === undefined) throw new Error(`the reader of ${path.join(".") || "the input"} answered nothing and noted no problem`);
  return { kind: "accepted", value: accepted };
}

/** Whether a value has fields; lists have indexes for fields. */
export function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}

/** A value as a sentence may quote it: JSON, cut to sixty characters. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
