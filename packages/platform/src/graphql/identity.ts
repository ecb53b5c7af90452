import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { Rejection, type OrganizationId } from "@redial/kernel";
import type { Trail } from "./request-trail";

/** What a key may do, each including the one before: read; run programs; administer the organization. */
export const ROLES = ["viewer", "operator", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** On whose behalf a request is made. Believed only from the gateway. */
export interface Identity {
  organizationId: OrganizationId;
  role: Role;
}

/** What a resolver is given beside its arguments. */
export interface RequestContext {
  identity: Identity;
  /** Set for a subscription that was begun before and broke off: events may have gone by. */
  isResumed?: boolean;
  /** Left out where no HTTP request is behind it. */
  trail?: Trail | undefined;
}

/** The headers in which the gateway vouches for a request. */
export const GATEWAY_HEADERS = { secret: "x-redial-gateway", organization: "x-redial-organization", role: "x-redial-role" } as const;

/** Refuses with `NOT_THE_GATEWAY` whoever does not know the gateway's secret. */
export function requireGateway(headers: IncomingHttpHeaders, gatewaySecret: string): void {
  if (!isSecret(headers[GATEWAY_HEADERS.secret], gatewaySecret)) {
    throw new Rejection("NOT_THE_GATEWAY", "This service answers the gateway only; send the request there.");
  }
}

/** The identity that the gateway vouches for; refuses as `requireGateway` does, and with `UNAUTHENTICATED` where no organization is named. */
export function identityFrom(headers: IncomingHttpHeaders, gatewaySecret: string): Identity {
  requireGateway(headers, gatewaySecret);
  const organizationId = headers[GATEWAY_HEADERS.organization];
  const role = ROLES.find((one) => one === headers[GATEWAY_HEADERS.role]);
  if (typeof organizationId !== "string" || organizationId === "" || !role) throw new Rejection("UNAUTHENTICATED", "The request names no organization.");
  return { organizationId, role };
}

/** The headers that make a subgraph believe an identity. */
export function vouchFor(identity: Identity, gatewaySecret: string): Record<string, string> {
  return { [GATEWAY_HEADERS.secret]: gatewaySecret, [GATEWAY_HEADERS.organization]: identity.organizationId, [GATEWAY_HEADERS.role]: identity.role };
}

/** Compares secrets in constant time, whatever their lengths. */
export function isSecret(given: unknown, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return typeof given === "string" && timingSafeEqual(digest(given), digest(secret));
}

/** Refuses with `FORBIDDEN` a caller whose role does not include the needed one. */
export function requireRole(identity: Identity, needed: Role): void {
  if (ROLES.indexOf(identity.role) >= ROLES.indexOf(needed)) return;
  throw new Rejection("FORBIDDEN", `This needs a key with the role ${needed}; yours is ${identity.role}.`);
}
