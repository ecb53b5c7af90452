import { Rejection } from "@redial/kernel";
import { readArgs } from "./run-command";

/** What `ask` was asked for. */
export interface AskArguments {
  /** A GraphQL operation; null: JSON to be read comes on the standard input. */
  operation: string | null;
  variables: Record<string, unknown>;
  /** The one value to print of the answer, by its path; null prints all of it. */
  get: readonly string[] | null;
}

export const ASK_USAGE = `ask [--get PATH] OPERATION [name=value | JSON]…
  OPERATION    a GraphQL operation; - reads the JSON of the standard input instead, to print it
  name=value   a variable, as text
  JSON         an object of variables: '{"retryStrategy":{"type":"none"}}'
  --get PATH   print this value of the answer alone: createProgram.id, programs.0.name
The address is $REDIAL (default http://127.0.0.1:4000), the key $KEY (default: what .redial/first-key holds).`;

/** Reads the command line; what is not understood is refused as `USAGE` with the sentence to show. */
export function askArguments(args: readonly string[]): AskArguments {
  const { values, positionals } = readArgs({ args: [...args], options: { get: { type: "string" } }, allowPositionals: true });
  const [operation, ...variables] = positionals;
  if (operation === undefined) throw new Rejection("USAGE", "There is no operation to ask.");
  return { operation: operation === "-" ? null : operation, variables: Object.assign({}, ...variables.map(readVariables)) as Record<string, unknown>, get: values.get?.split(".") ?? null };
}

/** The value at a path; null where it leads nowhere. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, name) => (typeof found === "object" && found !== null ? ((found as Record<string, unknown>)[name] ?? null) : null), value);
}

function readVariables(text: string): Record<string, unknown> {
  if (text.trimStart().startsWith("{")) {
    try {
      return JSON.parse(text) as Record<string, unknown>;
    } catch (error) {
      throw new Rejection("USAGE", `The variables ${text.slice(0, 40)}… are no JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const [, name, value] = /^(\w+)=([^]*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new Rejection("USAGE", `"${text}" is neither name=value nor a JSON object.`);
  return { [name]: value };
}
