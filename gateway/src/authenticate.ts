import { createHash } from "node:crypto";
import { Rejection, type Clock } from "@redial/kernel";
import type { Identity } from "@redial/platform";
import { ExpiringMap } from "./expiring-map";

/** Answers whose key it is; null for a key that nobody has. Throws when nobody can tell. */
export type Identify = (key: string) => Promise<Identity | null>;

/** The identity behind a key; refuses with `UNAUTHENTICATED` for none or a wrong one, and with whatever `identify` throws. */
export type Authenticate = (key: string | undefined) => Promise<Identity>;

/** How long an answer is believed: a revoked key works this much longer, a new one this much later after it was tried too early. */
export const BELIEVED_MS = { known: 5_000, unknown: 1_000 } as const;

/** How many answers of each kind are remembered. Apart, so that a flood of invented keys forgets no real one. */
export const REMEMBERED = { known: 10_000, unknown: 10_000 } as const;

/** Asks once a key for as long as the answer is believed; requests that come while it is being asked share that question. Keys are kept as hashes only. */
export function createAuthenticate({ identify, clock }: { identify: Identify; clock: Clock }): Authenticate {
  const known = new ExpiringMap<Identity>({ clock, keepMs: BELIEVED_MS.known, most: REMEMBERED.known });
  const unknown = new ExpiringMap<true>({ clock, keepMs: BELIEVED_MS.unknown, most: REMEMBERED.unknown });
  const asking = new Map<string, Promise<Identity | null>>();

  const ask = async (key: string, digest: string): Promise<Identity | null> => {
    try {
      const identity = await identify(key);
      if (identity) known.set(digest, identity);
      else unknown.set(digest, true);
      return identity;
    } finally {
      asking.delete(digest);
    }
  };

  return async (key) => {
    if (!key) throw new Rejection("UNAUTHENTICATED", "Send your API key in the header x-api-key.");
    const digest = createHash("sha256").update(key).digest("base64");
    const remembered = known.get(digest);
    if (remembered) return remembered;
    if (!unknown.get(digest)) {
      const question = asking.get(digest) ?? ask(key, digest);
      asking.set(digest, question);
      const identity = await question;
      if (identity) return identity;
    }
    throw new Rejection("UNAUTHENTICATED", "No organization has this API key; it may be mistyped, revoked or expired.");
  };
}
