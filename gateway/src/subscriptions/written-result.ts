import type { Told } from "./join-event";

const written = new WeakMap<Told, Buffer>();

/** A result as JSON: written once, however many are sent it. */
export function writeResult(result: Told): Buffer {
  const known = written.get(result);
  if (known) return known;
  const json = Buffer.from(JSON.stringify(result));
  written.set(result, json);
  return json;
}
