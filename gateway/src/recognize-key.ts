import { createHash } from "node:crypto";
import { Rejection, type Clock } from "@redial/kernel";
import type { Caller } from "./caller";
import { ExpiringMap } from "./expiring-map";

/** Asks whose key it is; refuses with a code of `NO_KEY` a key that opens nothing, and with `IDENTITY_UNAVAILABLE` when nobody can tell. */
export type Identify = (key: string) => Promise<Caller>;

/** As `Identify`, without asking each time. */
export type RecognizeKey = (key: string) => Promise<Caller>;

/** How long an answer is believed: a revoked key works this much longer, a new one this much later after it was tried too early. */
export const BELIEVED_MS = { known: 5_000, refused: 1_000 } as const;

/** How many answers of each kind are remembered. Apart, so that a flood of invented keys forgets no real one. */
export const REMEMBERED = { known: 10_000, refused: 10_000 } as const;

/** Codes that say of a key that it opens nothing. */
export const NO_KEY: ReadonlySet<string> = new Set(["UNAUTHENTICATED", "API_KEY_REVOKED", "API_KEY_EXPIRED"]);

/**
 * Asks once a key for as long as the answer is believed, and never beyond the key's own end; requests that come while it is being asked share that
 * question. Keys are kept as hashes only.
 */
export function createRecognizeKey({ identify, clock }: { identify: Identify; clock: Clock }): RecognizeKey {
  const known = new ExpiringMap<Caller>({ clock, keepMs: BELIEVED_MS.known, most: REMEMBERED.known });
  const refused = new ExpiringMap<Rejection>({ clock, keepMs: BELIEVED_MS.refused, most: REMEMBERED.refused });
  const asking = new Map<string, Promise<Caller>>();

  const ask = async (key: string, digest: string): Promise<Caller> => {
    try {
      const caller = await identify(key);
      known.set(digest, caller);
      return caller;
    } catch (error) {
      if (error instanceof Rejection && NO_KEY.has(error.code)) refused.set(digest, error);
      throw error;
    } finally {
      asking.delete(digest);
    }
  };

  return async (key) => {
    const digest = createHash("sha256").update(key).digest("base64");
    const remembered = known.get(digest);
    if (remembered && (remembered.until === null || remembered.until > clock.now())) return remembered;
    const refusal = refused.get(digest);
    if (refusal) throw refusal;
    const question = asking.get(digest) ?? ask(key, digest);
    asking.set(digest, question);
    return question;
  };
}
