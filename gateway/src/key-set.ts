import { Rejection, type Clock } from "@redial/kernel";
import type { Log } from "@redial/platform";
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";

export interface KeySetParts {
  /** Answers the issuer's public keys as they are now; throws when they cannot be had. */
  fetchKeys(): Promise<JSONWebKeySet>;
  clock: Clock;
  log: Log;
}

/** How old the keys may grow: one that the issuer withdrew is believed this long at most, while the issuer can be asked. */
export const KEYS_FRESH_MS = 5 * 60_000;

/** How long after one question the next may follow, so that neither tokens of invented keys nor an issuer that is down cost a question each. */
export const ASK_AGAIN_MS = 30_000;

/**
 * Finds the key that signed a token. One that is not known is looked for at the issuer, so that new keys work from their first token on, or half a minute
 * later when the issuer was asked just before; keys are asked for anew when they grow old. While the issuer cannot be asked the known keys stay, and an
 * unknown one, which may be new, is `IDENTITY_UNAVAILABLE`.
 */
export function createKeySet({ fetchKeys, clock, log }: KeySetParts): JWTVerifyGetKey {
  let find: ReturnType<typeof createLocalJWKSet> | undefined;
  let [loadedAt, askedAt] = [-Infinity, -Infinity];
  let loading: Promise<void> | undefined;

  const load = async () => {
    askedAt = clock.now();
    try {
      find = createLocalJWKSet(await fetchKeys());
      loadedAt = askedAt;
    } catch (error) {
      log.warn("the keys that tokens are signed with cannot be had", { error });
    } finally {
      loading = undefined;
    }
  };
  const mayAsk = () => loading !== undefined || clock.now() - askedAt >= ASK_AGAIN_MS;
  const unavailable = () => new Rejection("IDENTITY_UNAVAILABLE", "Tokens cannot be checked right now; try again in a moment.");

  return async (header, token) => {
    if (clock.now() - loadedAt >= KEYS_FRESH_MS && mayAsk()) await (loading ??= load());
    if (!find) throw unavailable();
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (mayAsk()) {
        await (loading ??= load());
        return await find(header, token).catch((still: unknown) => Promise.reject(loadedAt < askedAt ? unavailable() : still));
      }
      throw loadedAt < askedAt ? unavailable() : error;
    }
  };
}
