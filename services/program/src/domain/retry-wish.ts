import type { RetryStrategy } from "@redial/kernel";
import type { Place } from "./place";
import { readWord } from "./read-fields";
import { URGENCIES, urgencyStrategy } from "./retry-presets";
import { readRetryStrategy } from "./retry-strategy";

/** The retry strategy of a program's document: its `retryStrategy`, or the preset of its `urgency`, or none. Both together are refused: each is a whole strategy. */
export function readRetryWish(document: Place): RetryStrategy | undefined {
  const [urgency, strategy] = [document.at("urgency"), document.at("retryStrategy")];
  if (urgency.isAbsent) return strategy.isAbsent ? { type: "none" } : readRetryStrategy(strategy);
  const word = readWord(urgency, URGENCIES, { what: "urgency", unknown: "URGENCY_UNKNOWN" });
  if (strategy.isAbsent) return word && urgencyStrategy(word);
  readRetryStrategy(strategy);
  return urgency.refuse("URGENCY_BESIDE_RETRY_STRATEGY", "urgency stands for a whole retry strategy; give one of urgency and retryStrategy, not both.");
}
