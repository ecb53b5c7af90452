import type { Clock } from "@redial/kernel";
import type { Caller } from "./caller";
import { rememberAnswers } from "./remember-answers";

/** Asks whose key it is; refuses with a code of `NO_KEY` a key that opens nothing, and with `IDENTITY_UNAVAILABLE` when nobody can tell. */
export type Identify = (key: string) => Promise<Caller>;

/** As `Identify`, for whoever asks from an address; refuses with `RATE_LIMITED` an address that brings too many keys that open nothing. */
export type IdentifyFrom = (key: string, address: string) => Promise<Caller>;

/** As `IdentifyFrom`, without asking each time. */
export type RecognizeKey = IdentifyFrom;

/** Codes that say of a key that it opens nothing. */
export const NO_KEY: ReadonlySet<string> = new Set(["UNAUTHENTICATED", "API_KEY_REVOKED", "API_KEY_EXPIRED"]);

/** Asks once a key for as long as the answer is believed, and never beyond the key's own end. */
export function createRecognizeKey({ identify, clock }: { identify: IdentifyFrom; clock: Clock }): RecognizeKey {
  return rememberAnswers({ ask: identify, refusals: NO_KEY, endOf: ({ until }) => until, clock });
}
