import { defaultLeastShare, requiredAdaptiveContacts, requiredSequentialSize, wilson, type ExperimentPlan } from "@redial/statistics";
import { playWorld } from "./play-world";

/** A small part of `npm run check:experiments`, with a lift that takes fewer contacts to tell; the same seeds always give the same counts. */
const QUESTION = { baseline: 0.35, lift: 0.15 };
const PLAYED = { experiments: 100, looks: 20, seed: "small" };

const perArm = requiredSequentialSize(QUESTION);
const FIXED: ExperimentPlan = { ...QUESTION, split: { kind: "fixed", contacts: [perArm, perArm] } };
const leastShare = defaultLeastShare(2);
const ADAPTIVE: ExperimentPlan = { ...QUESTION, split: { kind: "adaptive", arms: 2, leastShare, contacts: requiredAdaptiveContacts(QUESTION, leastShare) } };

// So few experiments cannot show that a bar is met; these fail if they show that it is not.
test.each([["fixed", FIXED], ["adaptive", ADAPTIVE]])("of experiments with %s shares whose arms are alike, no more than one in twenty ever names a winner", (name, plan) => {
  const { falseWinners } = playWorld({ name, plan, rates: [0.35, 0.35], best: null }, PLAYED);
  expect(wilson(falseWinners, PLAYED.experiments)?.low).toBeLessThanOrEqual(0.05);
});

test.each([["fixed", FIXED], ["adaptive", ADAPTIVE]])("of experiments with %s shares and the lift that was asked about, four in five name the right winner", (name, plan) => {
  const { found } = playWorld({ name, plan, rates: [0.35, 0.5], best: 1 }, PLAYED);
  expect(wilson(found, PLAYED.experiments)?.high).toBeGreaterThanOrEqual(0.8);
});
