import { parseIso, Rejection } from "@redial/kernel";
import { GATEWAY_HEADERS, ROLES, type Log } from "@redial/platform";
import type { Caller } from "./caller";
import { NO_KEY, type Identify } from "./recognize-key";

export interface ProgramService {
  programUrl: string;
  gatewaySecret: string;
  timeoutMs: number;
  log: Log;
}

/** Asks the program service, the owner of the keys; refuses as it does, and with `IDENTITY_UNAVAILABLE` when it gives no answer that can be believed. */
export function identifyAt({ programUrl, gatewaySecret, timeoutMs, log }: ProgramService): Identify {
  const ask = async (key: string): Promise<Caller | Rejection> => {
    const response = await fetch(`${programUrl}/internal/identify`, {
      method: "POST",
      headers: { "content-type": "application/json", [GATEWAY_HEADERS.secret]: gatewaySecret },
      body: JSON.stringify({ key }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer: unknown = JSON.parse(await response.text());
    if (response.status === 401) return parseRefusal(answer);
    if (!response.ok) throw new Error(`answered ${response.status}`);
    return parseCaller(answer);
  };
  return async (key) => {
    const answer = await ask(key).catch((error: unknown) => {
      log.warn("the program service could not tell whose key it is", { error });
      return new Rejection("IDENTITY_UNAVAILABLE", "Keys cannot be checked right now; try again in a moment.");
    });
    if (answer instanceof Rejection) throw answer;
    return answer;
  };
}

function parseRefusal(answer: unknown): Rejection {
  const { code, message }: { code?: unknown; message?: unknown } = Object(answer);
  if (typeof code === "string" && NO_KEY.has(code) && typeof message === "string") return new Rejection(code, message);
  throw new Error("refused a key without saying why");
}

function parseCaller(answer: unknown): Caller {
  const { organizationId, role: word, keyId, expiresAt }: Record<string, unknown> = Object(answer);
  const role = ROLES.find((one) => one === word);
  const until = typeof expiresAt === "string" ? parseIso(expiresAt) : null;
  const isKnown = typeof organizationId === "string" && organizationId && role && typeof keyId === "string";
  if (!isKnown || (expiresAt !== null && until === null)) throw new Error("answered no identity");
  return { identity: { organizationId, role }, id: `key:${keyId}`, until };
}
