import { Rejection } from "@redial/kernel";
import type { Caller } from "../caller";

/** How long a key that is no longer believed may go on with what it had opened; one that was revoked is believed for five seconds before. */
export const BELIEVED_AGAIN_EVERY_MS = 5_000;

/** Codes that say nothing of who someone is. */
const UNTOLD: ReadonlySet<string> = new Set(["IDENTITY_UNAVAILABLE", "RATE_LIMITED"]);

/** Asks again and again whether someone is still who they were; tells when not. That nobody can tell right now changes nothing. Answers how to stop. */
export function keepBelieving(authenticate: () => Promise<Caller>, onRefused: (refusal: Rejection) => void): () => void {
  const asking = setInterval(() => {
    authenticate().catch((error: unknown) => {
      if (!(error instanceof Rejection) || UNTOLD.has(error.code)) return;
      clearInterval(asking);
      onRefused(error);
    });
  }, BELIEVED_AGAIN_EVERY_MS);
  return () => clearInterval(asking);
}
