import { CLOCK_MODES, COOL_DOWN_CAUSES, LINE_TYPES, OUTCOMES, parseDuration, parseIso, type AutoPauseRule, type CoolDown, type FrequencyCap, type OneOffWindow, type PauseWindows, type RetryStrategy } from "@redial/kernel";
import { z } from "zod";

/** An instant on the wire: ISO 8601 with an offset. */
export const instant = z.string().refine((text) => parseIso(text) !== null, "an ISO 8601 instant with an offset").meta({ format: "date-time" });
const duration = z.string().refine((text) => parseDuration(text) !== null, "an ISO 8601 duration in weeks, days, hours and minutes");
export const outcome = z.enum(OUTCOMES);
export const clockMode = z.enum(CLOCK_MODES);

/** What reports tell the contacts of one number apart by, beside their region; left out where nothing is known. */
export const contactFacts = {
  /** What the organization keeps about the first contact of the number that has any of it: names and values as text, at most 8 and 400 bytes in all. */
  attributes: z.record(z.string(), z.string()).optional(),
  /** By the numbering plan. */
  lineType: z.enum(LINE_TYPES).optional(),
};

/** Why something was planned as it was: the rule's name and whatever that rule wants to tell. Ordered lists of these explain a decision. */
export const reason = z.looseObject({ rule: z.string() });

const minutes = z.int().min(1).max(10_080);
const timeOfDay = z.object({ hour: z.int().min(0).max(24), minute: z.int().min(0).max(59) });
const daysLater = z.int().min(0).max(30);
const outcomeRules = z.partialRecord(outcome, z.object({ retry: z.boolean(), delayMinutes: minutes.optional() })).optional();

const ladderStep = z.union([
  z.object({ afterMinutes: minutes, bestTime: z.object({ within: duration }).optional() }),
  z.object({ at: instant }),
  z.object({ dayPart: z.enum(["morning", "midday", "afternoon", "evening"]), daysLater }),
  z.object({ localTime: z.string(), daysLater }),
]);

/** A retry strategy as a program freezes it at launch. */
export const retryStrategy: z.ZodType<RetryStrategy> = z.discriminatedUnion("type", [
  z.object({ type: z.literal("none"), outcomes: outcomeRules }),
  z.object({ type: z.literal("fixed_delay"), delayMinutes: minutes, maxRetries: z.int().min(0).max(99), outcomes: outcomeRules }),
  z.object({ type: z.literal("scheduled"), retryDates: z.array(instant).min(1).max(99), missedDate: z.enum(["skip", "asap"]).optional(), outcomes: outcomeRules }),
  z.object({ type: z.literal("ladder"), steps: z.array(ladderStep).min(1).max(99), outcomes: outcomeRules }),
]);

const daily = z.array(z.object({ startAt: timeOfDay, endAt: timeOfDay })).optional();
const oneOff: z.ZodType<OneOffWindow> = z.object({ startAt: instant, endAt: instant });

/** Pause windows as a program freezes them at launch. */
export const pauseWindows: z.ZodType<PauseWindows> = z.object({
  monday: daily,
  tuesday: daily,
  wednesday: daily,
  thursday: daily,
  friday: daily,
  saturday: daily,
  sunday: daily,
  advanced: z.array(oneOff).optional(),
});

/** A frequency cap as a program freezes it at launch. */
export const frequencyCap: z.ZodType<FrequencyCap> = z.object({
  max: z.int().min(1),
  perHours: z.int().min(1).optional(),
  perDays: z.int().min(1).optional(),
  calendar: z.boolean().optional(),
});

/** A cool-down as a program freezes it at launch. */
export const coolDown: z.ZodType<CoolDown> = z.object({ after: z.enum(COOL_DOWN_CAUSES), hours: z.int().min(1) });

const pauseOutcomes = z.array(outcome).min(1);

/** An auto-pause rule as a program freezes it at launch. */
export const autoPauseRule: z.ZodType<AutoPauseRule> = z.union([
  z.object({ outcomes: pauseOutcomes, share: z.number().min(0).max(1), ofLast: z.int().min(1) }),
  z.object({ outcomes: pauseOutcomes, count: z.int().min(1) }),
]);
