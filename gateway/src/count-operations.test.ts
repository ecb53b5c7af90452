import { outcomeOf } from "./count-operations";

const error = (code?: string) => ({ message: "…", ...(code && { extensions: { code } }) });

it.each([
  ["ok", [], true],
  ["refused", [error("RETRIES_TOO_MANY")], false],
  ["refused", [error("GRAPHQL_VALIDATION_FAILED")], false],
  ["partial", [error("SUBGRAPH_UNAVAILABLE")], true],
  ["partial", [error("RETRIES_TOO_MANY"), error("INTERNAL_SERVER_ERROR")], true],
  ["failed", [error("SUBGRAPH_UNAVAILABLE")], false],
  ["failed", [error()], false],
] as const)("calls an answer %s by its errors %j", (outcome, errors, hasData) => expect(outcomeOf(errors, hasData)).toBe(outcome));
