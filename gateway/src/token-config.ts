import { Rejection } from "@redial/kernel";
import { envNumber, envText, type Env } from "@redial/platform";
import type { TokenSettings } from "./verify-token";

/** Whose tokens are taken beside API keys, and where the keys are that they are signed with. */
export interface TokenConfig extends TokenSettings {
  jwksUrl: string;
}

/**
 * Reads what tokens are taken; null where no `JWT_JWKS_URL` is set. Refuses with `CONFIG_MISSING` one without issuer or audience: tokens that the same
 * issuer gave for something else would be taken too.
 */
export function readTokenConfig(env: Env): TokenConfig | null {
  const jwksUrl = env["JWT_JWKS_URL"] ?? "";
  const isWanted = jwksUrl !== "";
  if (isWanted && !/^https?:$/u.test(URL.canParse(jwksUrl) ? new URL(jwksUrl).protocol : "")) {
    throw new Rejection("CONFIG_INVALID", "JWT_JWKS_URL must be an address such as https://login.example.com/.well-known/jwks.json.", ["JWT_JWKS_URL"]);
  }
  const settings = {
    jwksUrl,
    issuer: envText(env, "JWT_ISSUER", isWanted ? undefined : "none"),
    audience: envText(env, "JWT_AUDIENCE", isWanted ? undefined : "none"),
    organizationClaim: envText(env, "JWT_ORGANIZATION_CLAIM", "organization"),
    roleClaim: envText(env, "JWT_ROLE_CLAIM", "role"),
    clockSkewSeconds: envNumber(env, "JWT_CLOCK_SKEW_SECONDS", 30, { min: 0, max: 300 }),
  };
  return isWanted ? settings : null;
}
