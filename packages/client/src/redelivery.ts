import { operationKind } from "./operation-kind";
import { RedialError } from "./redial-error";

/**
 * Mutations that come to the same however often they are sent: launches by their `idempotencyKey`, contacts and suppressions by their numbers, and those
 * that say what shall be so. All others, such as `createProgram`, would do it again.
 */
export const REPEATABLE_MUTATIONS: ReadonlySet<string> = new Set([
  "launchProgram",
  "launchExperiment",
  "stopExperiment",
  "addContacts",
  "pauseExecution",
  "cancelExecution",
  "suppressPhones",
  "updateProgram",
  "setOrganizationLimits",
  "revokeApiKey",
]);

/** How a request is sent again when it, or its answer, was lost on the way. */
export interface RedeliveryOptions {
  /** How often one request is sent at most, the first time included; 1 never sends again. Default 4. */
  sendings?: number;
  /** Waits; in place of the runtime's timer. */
  wait?(ms: number): Promise<void>;
  /** From 0 up to 1: spreads the waits of many clients. In place of `Math.random`. */
  chance?(): number;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
/** Refused at the door: nothing was done, so anything may be sent again. */
const NOTHING_WAS_DONE: ReadonlySet<string> = new Set(["IDENTITY_UNAVAILABLE", "RATE_LIMITED"]);

/** Whether sending the operation twice comes to the same as sending it once. */
export function isRepeatable(operation: string): boolean {
  const { kind, rootFields } = operationKind(operation);
  return kind === "query" || (kind === "mutation" && rootFields !== null && rootFields.every((field) => REPEATABLE_MUTATIONS.has(field)));
}

/**
 * Runs `send`, and again while it fails in a way that may pass: out of reach, a service gone, too many requests. What was refused for its content is
 * refused at once; so is whatever would do something twice. Waits twice as long each time, from a quarter of a second, or as long as the gateway asks.
 */
export async function withRedelivery<Answer>(operation: string, options: RedeliveryOptions, send: () => Promise<Answer>): Promise<Answer> {
  const { sendings = 4, wait = waitFor, chance = Math.random } = options;
  const repeatable = isRepeatable(operation);
  for (let sent = 1; ; sent++) {
    try {
      return await send();
    } catch (error) {
      if (sent >= sendings || !(error instanceof RedialError) || !mayPass(error, repeatable)) throw error;
      await wait(error.retryAfterMs ?? Math.min(FIRST_WAIT_MS * 2 ** (sent - 1), LONGEST_WAIT_MS) * (0.5 + chance() / 2));
    }
  }
}

function mayPass({ code, status, refusals }: RedialError, repeatable: boolean): boolean {
  if (NOTHING_WAS_DONE.has(code) || status === 429) return true;
  if (!repeatable) return false;
  return status === null || status === 502 || status === 503 || status === 504 || refusals.every((refusal) => refusal.code === "SUBGRAPH_UNAVAILABLE");
}

function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
