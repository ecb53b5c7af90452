import type { AutoPauseRule, Instant, Outcome } from "@redial/kernel";

/** What is kept of the outcomes of an execution that has auto-pause rules, since it began or was last resumed. */
export interface OutcomeWatch {
  /** The latest outcomes, a letter each, the oldest first: as many as the longest rule looks back. */
  readonly recent: string;
  /** For each rule, how many of the attempts it looks at ended so; missing ones are 0. */
  readonly counted: readonly number[];
  /** What paused the execution. Until it is resumed nothing more is counted. */
  readonly tripped: AutoPauseTrip | null;
}

/** A rule that was met, and the attempts that met it: `counted` of the last `ofLast`, which is their `share`; of a count, `counted` in all and null. */
export interface AutoPauseTrip {
  readonly rule: AutoPauseRule;
  readonly counted: number;
  readonly ofLast: number | null;
  readonly share: number | null;
  /** When the attempt ended that met it. */
  readonly at: Instant;
}

/** An attempt that was made, as the rules see it. */
export interface EndedAttempt {
  readonly outcome: Outcome;
  readonly endedAt: Instant;
}

/** An execution that has made no attempt, or was just resumed. */
export const freshWatch: OutcomeWatch = { recent: "", counted: [], tripped: null };

const LETTERS: Record<Outcome, string> = { completed: "c", busy: "b", no_answer: "n", network_error: "e", rejected: "r", voicemail: "v", invalid_number: "i" };

/** Counts attempts one after the other for rules. */
export interface OutcomeCounter {
  /** Counts the attempt that ended next; answers what it met, of several rules the first. From then on nothing more is counted. */
  add(attempt: EndedAttempt): AutoPauseTrip | null;
  /** What is to be kept of what was counted. */
  watch(): OutcomeWatch;
}

/** A counter that goes on from what was kept. A share is looked at once `ofLast` attempts have ended. */
export function outcomeCounter(rules: readonly AutoPauseRule[], { recent, counted: kept, tripped: met }: OutcomeWatch): OutcomeCounter {
  const looksBack = longestLook(rules);
  const letters = [...recent];
  const counted = rules.map((_, index) => kept[index] ?? 0);
  const meant = rules.map((rule) => new Set(rule.outcomes.map((outcome) => LETTERS[outcome])));
  let tripped = met;
  return {
    add({ outcome, endedAt: at }) {
      if (tripped) return null;
      letters.push(LETTERS[outcome]);
      for (const [index, rule] of rules.entries()) {
        const isMeant = (letter: string | undefined) => (letter !== undefined && meant[index]?.has(letter) ? 1 : 0);
        const left = "ofLast" in rule ? isMeant(letters[letters.length - 1 - rule.ofLast]) : 0;
        counted[index] = (counted[index] ?? 0) + isMeant(LETTERS[outcome]) - left;
      }
      for (const [index, rule] of rules.entries()) tripped ??= tripOf(rule, counted[index] ?? 0, letters.length, at);
      if (letters.length > 2 * looksBack) letters.splice(0, letters.length - looksBack);
      return tripped;
    },
    watch: () => (tripped ? { ...freshWatch, tripped } : { recent: letters.slice(-looksBack).join(""), counted: [...counted], tripped }),
  };
}

/**
 * Counts attempts in the order in which they are given; those behind the one that meets a rule do not count. However the attempts are cut into batches,
 * the answer is the same.
 */
export function watchOutcomes(rules: readonly AutoPauseRule[], watch: OutcomeWatch, ended: readonly EndedAttempt[]): OutcomeWatch {
  if (watch.tripped) return watch;
  const counter = outcomeCounter(rules, watch);
  for (const attempt of ended) if (counter.add(attempt)) break;
  return counter.watch();
}

/** Ten binary tenths are not one: a share is met when it is missed by less than any attempt weighs. */
const ROUNDING = 1e-9;

function tripOf(rule: AutoPauseRule, counted: number, attempts: number, at: Instant): AutoPauseTrip | null {
  if ("count" in rule) return counted >= rule.count ? { rule, counted, ofLast: null, share: null, at } : null;
  const { share, ofLast } = rule;
  return attempts >= ofLast && counted >= share * ofLast - ROUNDING ? { rule, counted, ofLast, share: counted / ofLast, at } : null;
}

/** How many letters must be kept: at least one, as a slice of the last none is all. */
function longestLook(rules: readonly AutoPauseRule[]): number {
  return Math.max(1, ...rules.map((rule) => ("ofLast" in rule ? rule.ofLast : 1)));
}
