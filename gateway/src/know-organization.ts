import { Rejection, type Clock } from "@redial/kernel";
import { GATEWAY_HEADERS } from "@redial/platform";
import type { ProgramService } from "./identify-at";
import { rememberAnswers } from "./remember-answers";

/** Ends when there is such an organization; refuses with `ORGANIZATION_UNKNOWN`, or with `IDENTITY_UNAVAILABLE` when nobody can tell. */
export type KnowOrganization = (organizationId: string) => Promise<void>;

/** Asks the program service, the owner of the organizations, once for as long as its answer is believed. */
export function knowOrganizationAt({ programUrl, gatewaySecret, timeoutMs, log }: ProgramService, clock: Clock): KnowOrganization {
  const ask = async (organizationId: string): Promise<void> => {
    const status = await statusOf(`${programUrl}/internal/organizations/${encodeURIComponent(organizationId)}`);
    if (status === 200) return;
    if (status === 404) throw new Rejection("ORGANIZATION_UNKNOWN", "The organization that this token names is none of this Redial.");
    throw new Rejection("IDENTITY_UNAVAILABLE", "Tokens cannot be checked right now; try again in a moment.");
  };
  const statusOf = async (url: string): Promise<number | null> => {
    try {
      const response = await fetch(url, { headers: { [GATEWAY_HEADERS.secret]: gatewaySecret }, signal: AbortSignal.timeout(timeoutMs) });
      await response.text();
      return response.status;
    } catch (error) {
      log.warn("the program service could not tell whether there is an organization", { error });
      return null;
    }
  };
  return rememberAnswers({ ask, refusals: new Set(["ORGANIZATION_UNKNOWN"]), endOf: () => null, clock });
}
