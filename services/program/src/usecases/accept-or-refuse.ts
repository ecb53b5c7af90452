import { Rejection } from "@redial/kernel";
import type { Parsed } from "../domain/place";

/** The value of an input; refuses the request with every problem when there is none. */
export function accepted<Value>(parsed: Parsed<Value>): Value {
  if (parsed.kind === "refused") throw Rejection.of(parsed.problems);
  return parsed.value;
}

/** What a request named, or the refusal that there is no such thing. */
export function found<Thing>(thing: Thing | null, what: string, path: readonly (string | number)[]): Thing {
  if (thing === null) throw notFound(what, path);
  return thing;
}

/** The refusal of an id that the organization has nothing under: whether another organization has, no one learns. */
export function notFound(what: string, path: readonly (string | number)[]): Rejection {
  return new Rejection("NOT_FOUND", `There is no ${what} with this id in your organization.`, path);
}
