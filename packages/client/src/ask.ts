import { readJson, retryAfterMs, type GatewayConnection } from "./gateway-connection";
import { readGraphqlErrors, readRefusal } from "./read-refusals";
import { RedialError, wholly, type Refusal } from "./redial-error";
import { withRedelivery, type RedeliveryOptions } from "./redelivery";
import type { TypedDocument, VariablesOf } from "./typed-document";

/**
 * Runs a query or a mutation. Answers its data when all of it could be given, and throws a `RedialError` otherwise, with what could be given as its
 * `data`. A lost request is sent again where that cannot do anything twice.
 */
export type Ask = <Result, Variables>(document: TypedDocument<Result, Variables>, ...variables: VariablesOf<Variables>) => Promise<Result>;

/** Asks over HTTP. */
export function askOver(gateway: GatewayConnection, redelivery: RedeliveryOptions): Ask {
  return async <Result, Variables>(document: TypedDocument<Result, Variables>, ...[variables]: VariablesOf<Variables>) => {
    const query = document.toString();
    const init = { method: "POST", headers: { "content-type": "application/json", accept: "application/json" }, body: JSON.stringify({ query, variables }) };
    return withRedelivery(query, redelivery, async () => readAnswer<Result>(await gateway.send("/graphql", init)));
  };
}

async function readAnswer<Result>(response: Response): Promise<Result> {
  const body = await readJson(response);
  const { data, errors } = isAnswer(body) ? body : { data: null, errors: null };
  const [first, ...others] = readGraphqlErrors(errors);
  if (first) throw new RedialError([first, ...others], response.status, data, retryAfterMs(response));
  if (!response.ok || !data) throw new RedialError([refusalOf(body, response)], response.status, null, retryAfterMs(response));
  // The types were made from the schema that the gateway answers by.
  return data as Result;
}

function refusalOf(body: unknown, response: Response): Refusal {
  return response.ok ? wholly("ANSWER_UNREADABLE", "The gateway's answer is no GraphQL.") : readRefusal(body, response.status);
}

function isAnswer(body: unknown): body is { data?: unknown; errors?: unknown } {
  return typeof body === "object" && body !== null && ("data" in body || "errors" in body);
}
