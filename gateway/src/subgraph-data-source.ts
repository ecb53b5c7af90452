import { vouchFor, type Identity, type Log, type Trail } from "@redial/platform";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { connectSubgraph, deadlineIn } from "./connect-subgraph";
import { beginCall } from "./subgraph-calls";
import type { SubgraphName } from "./subgraphs";

export interface SubgraphOptions {
  name: SubgraphName;
  url: string;
  gatewaySecret: string;
  timeoutMs: number;
  log: Log;
}

const UNCONNECTED: ReadonlySet<unknown> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"]);

/** One step of a query's plan. */
export interface Asked {
  request: { query?: string; variables?: Record<string, unknown>; operationName?: string };
  /** Absent when Apollo asks in its own name, which we never have it do. */
  context: { identity?: Identity; trail?: Trail | undefined };
  /** Where its answer belongs in the caller's, with `@` for every member of a list. */
  pathInIncomingRequest?: readonly (string | number)[];
}

/** What a service answers one step with. */
export type Answer = { data?: Record<string, unknown> | null; errors?: GraphQLFormattedError[] };

/** Answers the steps of a plan that are one service's. */
export interface SubgraphDataSource {
  process(asked: Asked): Promise<Answer>;
}

/**
 * Asks one service. It is sent the operation, its variables and the identity the gateway vouches for, and nothing of the caller's own headers or
 * extensions. Of its errors only the sentence, the code and the fields that `Rejection` gives come back. No answer in time, or one that is not
 * GraphQL, is `SUBGRAPH_UNAVAILABLE`, a query's connection being tried twice: its name goes to the caller, its address and the cause to the log.
 */
export function subgraphDataSource(options: SubgraphOptions): SubgraphDataSource {
  const { name, url, gatewaySecret, timeoutMs, log } = options;
  const post = connectSubgraph(url);
  return {
    async process(asked) {
      const { query, variables, operationName } = asked.request;
      const { identity, trail } = asked.context;
      if (!identity) throw new Error(`the ${name} service was to be asked in nobody's name`);
      const call = beginCall(name, trail, identity.organizationId, operationName);
      const deadline = deadlineIn(timeoutMs);
      const posted = { headers: { ...vouchFor(identity, gatewaySecret), ...call.headers }, body: JSON.stringify({ query, variables, operationName }), deadline };
      const mayAskAgain = (error: unknown) => !deadline.hasPassed() && !(isMutation(query) && wasReached(error));
      try {
        const { status, text } = await post(posted).catch((error: unknown) => (mayAskAgain(error) ? post(posted) : Promise.reject(error)));
        const passedOn = answerOf(JSON.parse(text), String(status));
        call.end("answered");
        return passedOn;
      } catch (error) {
        call.end("unavailable");
        log.warn("a service gave no answer", { ...call.ids, name, url, error });
        throw unavailable(name, isMutation(query) && wasReached(error), deadline.hasPassed() ? timeoutMs : null, placeOf(asked.pathInIncomingRequest));
      } finally {
        deadline.clear();
      }
    },
  };
}

/** What of a service's answer may be told; throws where it is none. */
export function answerOf(answer: unknown, status = "an event"): Answer {
  if (!isAnswer(answer)) throw new Error(`answered ${status} without GraphQL`);
  return { data: answer.data ?? null, ...(answer.errors && { errors: answer.errors.map(told) }) };
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== "object" || value === null) return false;
  const { data, errors }: Answer = value;
  return errors === undefined ? typeof data === "object" && data !== null : Array.isArray(errors) && errors.length > 0;
}

/** Without this Apollo would obey an `http` extension, and hand on whatever else a service says. */
function told({ message, path, extensions = {} }: GraphQLFormattedError): GraphQLFormattedError {
  const { code, field, problems } = extensions;
  return { message, ...(path && { path }), extensions: { code, field, problems } };
}

/** The error that stands where a service gave no answer. */
export function unavailable(serviceName: SubgraphName, mayHaveChanged = false, waitedMs: number | null = null, path?: (string | number)[]): GraphQLError {
  const late = waitedMs === null ? null : `gave no answer within ${waitedMs} ms`;
  const message = mayHaveChanged
    ? `The ${serviceName} service ${late ?? "gave no answer"}; the change asked of it may still take effect, so look before you ask again.`
    : `The ${serviceName} service ${late ?? "cannot be reached"}; what it knows is missing here.`;
  return new GraphQLError(message, { path, extensions: { code: "SUBGRAPH_UNAVAILABLE", serviceName } });
}

function isMutation(query = ""): boolean {
  return /^\s*mutation\b/u.test(query);
}

/** Whether the request may have arrived: always, unless no connection came about. */
function wasReached(error: unknown): boolean {
  return !UNCONNECTED.has(Object(error).code);
}

/** Where something is missing in the caller's answer; for the members of a list, the list. */
function placeOf(path: Asked["pathInIncomingRequest"] = []): (string | number)[] | undefined {
  const list = path.indexOf("@");
  const place = list < 0 ? path : path.slice(0, list);
  return place.length > 0 ? [...place] : undefined;
}
