import { createHash } from "node:crypto";
import { Rejection, type Clock, type Instant } from "@redial/kernel";
import { ExpiringMap } from "./expiring-map";

/** How long an answer is believed: a revoked key works this much longer, a new one this much later after it was tried too early. */
export const BELIEVED_MS = { known: 5_000, refused: 1_000 } as const;

/** How many answers of each kind are remembered. Apart, so that a flood of invented keys forgets no real one. */
export const REMEMBERED = { known: 10_000, refused: 10_000 } as const;

export interface Remembering<Answer, Asker> {
  /** Answers a question, or refuses it. */
  ask(question: string, asker: Asker): Promise<Answer>;
  /** Codes of refusals that say something of what was asked about, and not only that nobody could tell. */
  refusals: ReadonlySet<string>;
  /** From when on an answer holds no more, however freshly it was given; null: by itself it does not end. */
  endOf(answer: Answer): Instant | null;
  clock: Clock;
}

/**
 * Asks a question once for as long as its answer is believed, and never beyond that answer's own end; those who ask while it is being asked share that
 * question. Questions are kept as hashes only: they may be keys.
 */
export function rememberAnswers<Answer, Asker = void>({ ask, refusals, endOf, clock }: Remembering<Answer, Asker>): (question: string, asker: Asker) => Promise<Answer> {
  const known = new ExpiringMap<{ answer: Answer }>({ clock, keepMs: BELIEVED_MS.known, most: REMEMBERED.known });
  const refused = new ExpiringMap<Rejection>({ clock, keepMs: BELIEVED_MS.refused, most: REMEMBERED.refused });
  const asking = new Map<string, Promise<Answer>>();

  const askAnew = async (question: string, asker: Asker, digest: string): Promise<Answer> => {
    try {
      const answer = await ask(question, asker);
      known.set(digest, { answer });
      return answer;
    } catch (error) {
      if (error instanceof Rejection && refusals.has(error.code)) refused.set(digest, error);
      throw error;
    } finally {
      asking.delete(digest);
    }
  };

  return async (question, asker) => {
    const digest = createHash("sha256").update(question).digest("base64");
    const remembered = known.get(digest);
    if (remembered && (endOf(remembered.answer) ?? Infinity) > clock.now()) return remembered.answer;
    const refusal = refused.get(digest);
    if (refusal) throw refusal;
    const answer = asking.get(digest) ?? askAnew(question, asker, digest);
    asking.set(digest, answer);
    return answer;
  };
}
