import { Rejection } from "@redial/kernel";
import { GATEWAY_HEADERS, ROLES, type Identity, type Log } from "@redial/platform";
import type { Identify } from "./authenticate";

export interface ProgramService {
  programUrl: string;
  gatewaySecret: string;
  timeoutMs: number;
  log: Log;
}

/** Asks the program service, the owner of the keys; refuses with `IDENTITY_UNAVAILABLE` when it gives no answer that can be believed. */
export function identifyAt({ programUrl, gatewaySecret, timeoutMs, log }: ProgramService): Identify {
  return async (key) => {
    try {
      const response = await fetch(`${programUrl}/internal/identify`, {
        method: "POST",
        headers: { "content-type": "application/json", [GATEWAY_HEADERS.secret]: gatewaySecret },
        body: JSON.stringify({ key }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await response.text();
      if (response.status === 401) return null;
      if (!response.ok) throw new Error(`answered ${response.status}`);
      return parseIdentity(JSON.parse(text));
    } catch (error) {
      log.warn("the program service could not tell whose key it is", { error });
      throw new Rejection("IDENTITY_UNAVAILABLE", "Keys cannot be checked right now; try again in a moment.");
    }
  };
}

function parseIdentity(answer: unknown): Identity {
  if (typeof answer === "object" && answer !== null && "organizationId" in answer && "role" in answer) {
    const { organizationId } = answer;
    const role = ROLES.find((one) => one === answer.role);
    if (typeof organizationId === "string" && organizationId && role) return { organizationId, role };
  }
  throw new Error("answered no identity");
}
