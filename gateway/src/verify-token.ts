import { Rejection, type Clock } from "@redial/kernel";
import { ROLES, type Role } from "@redial/platform";
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
import type { Caller } from "./caller";

/** Whose tokens are taken, and what they must say. */
export interface TokenSettings {
  issuer: string;
  audience: string;
  /** The claim that holds the id of the organization: its name, or a path such as `realm.organization`. */
  organizationClaim: string;
  /** The claim that holds the role, or a list of roles of which the one that may most counts. */
  roleClaim: string;
  /** How far the issuer's clock may be from ours, in seconds. */
  clockSkewSeconds: number;
}

/**
 * Who brings this JSON Web Token. Refuses with `TOKEN_EXPIRED`, `TOKEN_CLAIM_MISSING`, or `TOKEN_INVALID` for everything that makes it nobody's: its
 * signature, issuer, audience, or form.
 */
export type VerifyToken = (token: string) => Promise<Caller>;

/** Signatures by keys of which only the issuer has the secret half; what a token says of itself chooses among these and no others. */
const ALGORITHMS = ["RS256", "ES256"];
const LONGEST_TOKEN = 8_192;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Takes tokens of one issuer. Nothing is remembered of them: each is verified each time it is sent, and ends when it says. */
export function createVerifyToken(settings: TokenSettings, { keyOf, clock }: { keyOf: JWTVerifyGetKey; clock: Clock }): VerifyToken {
  const { issuer, audience, organizationClaim, roleClaim, clockSkewSeconds } = settings;
  return async (token) => {
    if (token.length > LONGEST_TOKEN) throw invalid(`is longer than ${LONGEST_TOKEN} characters`);
    const currentDate = new Date(clock.now());
    const options = { issuer, audience, algorithms: ALGORITHMS, requiredClaims: ["exp"], clockTolerance: clockSkewSeconds, currentDate };
    const { payload } = await jwtVerify(token, keyOf, options).catch((error: unknown) => Promise.reject(refusalOf(error)));
    const organizationId = claimOf(payload, organizationClaim);
    if (typeof organizationId !== "string" || !UUID.test(organizationId)) throw missing(organizationClaim, "the id of an organization");
    const role = highestRole(claimOf(payload, roleClaim));
    if (!role) throw missing(roleClaim, `one of the roles ${ROLES.join(", ")}`);
    const identity = { organizationId: organizationId.toLowerCase(), role };
    return { identity, id: `token:${identity.organizationId}:${payload.sub ?? ""}`, until: ((payload.exp ?? 0) + clockSkewSeconds) * 1_000 };
  };
}

function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new Rejection("TOKEN_EXPIRED", "This token has expired; get a new one.");
  if (error instanceof errors.JWTClaimValidationFailed) return invalid(`has a claim ${error.claim} that is not accepted here`);
  if (error instanceof errors.JWKSNoMatchingKey) return invalid("is signed with no key of its issuer");
  if (error instanceof errors.JOSEError) return invalid("is malformed, or its signature is not its issuer's");
  return error;
}

function invalid(what: string): Rejection {
  return new Rejection("TOKEN_INVALID", `This token ${what}.`);
}

function missing(claim: string, what: string): Rejection {
  return new Rejection("TOKEN_CLAIM_MISSING", `This token's claim ${claim} does not hold ${what}; whoever issues your tokens must add it.`);
}

/** Names may have dots in them, as those that are addresses do; only where none is so called is it a path. */
function claimOf(payload: JWTPayload, claim: string): unknown {
  if (Object.hasOwn(payload, claim)) return payload[claim];
  return claim.split(".").reduce<unknown>((value, step) => (typeof value === "object" && value !== null && Object.hasOwn(value, step) ? Object(value)[step] : undefined), payload);
}

function highestRole(claim: unknown): Role | undefined {
  const words: unknown[] = Array.isArray(claim) ? claim : [claim];
  return [...ROLES].reverse().find((role) => words.includes(role));
}
