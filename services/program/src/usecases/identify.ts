import type { Clock, OrganizationId } from "@redial/kernel";
import { Rejection } from "@redial/kernel";
import type { KeyRole } from "../domain/api-key";
import { isObject } from "../domain/place";
import { hashKey } from "./make-key";
import type { KeyStore } from "./ports";

/** Whose key the body's `key` is and what it may do; refuses with `UNAUTHENTICATED` a key that nobody has or that was revoked. */
export type Identify = (body: unknown) => Promise<{ organizationId: OrganizationId; role: KeyRole }>;

/** The first step of every request: the gateway asks whose key it was given. */
export function identify({ keys, clock }: { keys: KeyStore; clock: Clock }): Identify {
  return async (body) => {
    const key = isObject(body) ? body["key"] : undefined;
    const identity = typeof key === "string" ? await keys.use(hashKey(key), clock.now()) : null;
    if (!identity) throw new Rejection("UNAUTHENTICATED", "No organization has this API key; it may be mistyped or revoked.");
    return identity;
  };
}
