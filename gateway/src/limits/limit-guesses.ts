import { createHash } from "node:crypto";
import { Rejection, type Clock } from "@redial/kernel";
import { ExpiringMap } from "../expiring-map";
import { NO_KEY, type Identify, type IdentifyFrom } from "../recognize-key";
import { rateBuckets } from "./rate-buckets";
import { RateLimited } from "./rate-limited";
import type { Rate } from "./token-bucket";

export interface GuessLimit {
  identify: Identify;
  /** How many wrong keys an address may bring; 0 a second: as many as it likes. */
  rate: Rate;
  clock: Clock;
}

/** How many times the wrong keys of one address all of them together may bring: who has many addresses is held as well. */
export const ALL_OF_ONE = 20;

/** How long a key that was good is asked about without limit: nobody's flood of invented keys stands in the way of those who have real ones. */
export const PROVEN_MS = 60 * 60_000;
const MOST_PROVEN = 100_000;
const ALL = "all addresses";

/**
 * Holds those who try keys to a rate, so that a flood of invented ones, of which each is new, does not become one of questions to the program service.
 * Refuses a key that was not found to be good within the hour with `RATE_LIMITED`, unasked, while its address has brought too many wrong ones. A turn is
 * taken before the question and given back unless the answer is that the key opens nothing.
 */
export function limitGuesses({ identify, rate, clock }: GuessLimit): IdentifyFrom {
  const addresses = rateBuckets(rate, clock);
  const together = rateBuckets({ perSecond: rate.perSecond * ALL_OF_ONE, burst: rate.burst * ALL_OF_ONE }, clock);
  if (!addresses || !together) return identify;
  const proven = new ExpiringMap<true>({ clock, keepMs: PROVEN_MS, most: MOST_PROVEN });

  const takeTurn = (address: string) => {
    const turns = [addresses.draw(address), together.draw(ALL)];
    for (const turn of turns) if (turn.kind === "empty") throw new RateLimited(`Too many keys that open nothing came from where you are; the next one is looked at in ${turn.waitMs} ms.`, turn.waitMs);
    for (const turn of turns) if (turn.kind === "drawn") turn.keep();
  };
  return async (key, address) => {
    const digest = createHash("sha256").update(key).digest("base64");
    const isProven = proven.get(digest) === true;
    if (!isProven) takeTurn(address);
    let isWrong = false;
    try {
      const caller = await identify(key);
      proven.set(digest, true);
      return caller;
    } catch (error) {
      isWrong = error instanceof Rejection && NO_KEY.has(error.code);
      throw error;
    } finally {
      if (!isProven && !isWrong) {
        addresses.giveBack(address);
        together.giveBack(ALL);
      }
    }
  };
}
