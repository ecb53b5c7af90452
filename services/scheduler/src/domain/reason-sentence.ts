import type { CoolDownCause, FrequencyCap, LadderStep } from "@redial/kernel";
import type { BestTimeReason, LimitSource, Reason } from "./reason";
import { sayCount, sayHourOfWeek, sayInstant, sayWindow } from "./spoken-time";

/**
 * A reason as one English sentence, with the rule in the words of the settings and every instant in `zone` (the job's). It tells what the reason
 * holds and nothing else, so the sentence of a kept reason never changes.
 */
export function reasonSentence(reason: Reason, zone: string): string {
  const at = sayInstant(reason.at, zone);
  switch (reason.rule) {
    case "now":
      return `The first attempt was due as soon as it was planned: ${at}.`;
    case "start_at":
      return `Nothing rings before startAt: ${at}.`;
    case "fixed_delay":
      return `The strategy tries again ${sayCount(reason.delayMinutes, "minute")} after the attempt ended at ${sayInstant(reason.fromAt, zone)}: ${at}.`;
    case "retry_date":
      return `The next of the strategy's dates was number ${reason.date}: ${at}.`;
    case "missed_dates":
      return reason.missedDate === "asap"
        ? `${sayCount(reason.dates, "retry date")} had passed unused and made one attempt at once (missedDate asap): ${at}.`
        : `${sayCount(reason.dates, "retry date")} had passed unused by ${at} and made no attempt (missedDate skip).`;
    case "ladder_step":
      return `Step ${reason.number} of the ladder, ${sayStep(reason.step)}, from ${sayInstant(reason.fromAt, reason.zone)}: ${sayInstant(reason.at, reason.zone)}.`;
    case "best_time":
      return sayBestTime(reason);
    case "outcome":
      if (!reason.retry) return `The attempt ended as ${reason.outcome} at ${at}, after which nobody is called again.`;
      return reason.delayMinutes === undefined
        ? `The strategy tries again after ${reason.outcome}: ${at}.`
        : `The strategy's rule for ${reason.outcome} tries again after ${sayCount(reason.delayMinutes, "minute")}: ${at}.`;
    case "attempts":
      return `Attempt ${reason.attempt} of at most ${reason.totalAttempts} was the last; it ended at ${at}.`;
    case "no_date_left":
      return `The strategy had no date or step left after ${at}.`;
    case "pause_window":
      return `The pause window ${sayWindow(reason.weekday, reason.window)} (${reason.zone}) moved it from ${sayInstant(reason.fromAt, reason.zone)} to ${sayInstant(reason.at, reason.zone)}.`;
    case "one_off_window":
      return `The one-off pause from ${sayInstant(reason.startsAt, zone)} until ${sayInstant(reason.endsAt, zone)} moved it from ${sayInstant(reason.fromAt, zone)} to ${at}.`;
    case "calling_hours":
      return `The calling hours of ${reason.pack} (version ${reason.version}, read in ${reason.zone}) moved it from ${sayInstant(reason.fromAt, reason.zone)} to ${sayInstant(reason.at, reason.zone)}.`;
    case "holiday":
      return `The holiday ${reason.name} of ${reason.pack} (version ${reason.version}, read in ${reason.zone}) moved it from ${sayInstant(reason.fromAt, reason.zone)} to ${sayInstant(reason.at, reason.zone)}.`;
    case "further_windows":
      return `Further pause windows, one after the other, moved it from ${sayInstant(reason.fromAt, zone)} to ${at}.`;
    case "frequency_cap":
      return `${sayOwned("cap", reason)} of ${sayCap(reason.cap)}${reason.zone ? ` (days in ${reason.zone})` : ""} moved it from ${sayInstant(reason.fromAt, zone)} to ${at}.`;
    case "cool_down":
      return `${sayOwned("cool-down", reason)} of ${sayCount(reason.hours, "hour")} after ${COOL_DOWN_AFTER[reason.after]} that ended at ${sayInstant(reason.callEndedAt, zone)} moved it from ${sayInstant(reason.fromAt, zone)} to ${at}.`;
    case "number_in_use":
      return `Another call to the number was being made, which moved it from ${sayInstant(reason.fromAt, zone)} to ${at}.`;
    case "always_paused":
      return `The pause windows leave no time open after ${at}.`;
    case "zone_unknown":
      return `Nobody knows in which time zone the person is, so no time is allowed: ${at}.`;
    case "zone_assigned":
      return `The person was said to be in ${reason.zone}: ${sayInstant(reason.at, reason.zone)}.`;
    case "stop_at":
      return `It would have been due at ${at}, but calling is over from stopAt on: ${sayInstant(reason.stopAt, zone)}.`;
    case "cancelled":
      return `The execution was cancelled at ${at}.`;
    case "suppressed":
      return `The number was suppressed at ${at}${reason.expiresAt === undefined ? "" : `, until ${sayInstant(reason.expiresAt, zone)}`}: it must not be called.`;
    case "refused":
      return `The attempt was called off before it rang (${reason.refusal.replaceAll("_", " ")}) and was due again: ${at}.`;
    default:
      return reason satisfies never;
  }
}

function sayBestTime({ choice, version = 0, segment, hour = 0, rate = 0, plainHour = 0, plainRate = 0, zone, latestAt, fromAt, at }: BestTimeReason): string {
  const until = sayInstant(latestAt, zone);
  const rates = segment ? `the rates learned of ${segment.key} ${segment.value} (version ${version})` : `the rates learned (version ${version})`;
  switch (choice) {
    case "best_hour":
      return `By ${rates} calls on ${sayHourOfWeek(hour)} reach ${sayShare(rate)}, those on ${sayHourOfWeek(plainHour)}, the earliest, ${sayShare(plainRate)}: it moved from ${sayInstant(fromAt, zone)} to ${sayInstant(at, zone)}.`;
    case "earliest":
      return `By ${rates} no hour before ${until} is worth waiting for; calls on ${sayHourOfWeek(plainHour)}, the earliest, reach ${sayShare(plainRate)}: ${sayInstant(at, zone)}.`;
    case "none_open":
      return `Nothing is open before ${until}, so there was no hour to choose: ${sayInstant(at, zone)}.`;
    case "no_rates":
      return `No rates have been learned yet, so there was no hour to choose: ${sayInstant(at, zone)}.`;
    default:
      return choice satisfies never;
  }
}

/** A share as a percentage with one decimal. */
function sayShare(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

const COOL_DOWN_AFTER: Record<CoolDownCause, string> = { conversation: "a conversation", refusal: "a refusal", abandoned_call: "an abandoned call" };

/** A limit with who set it, at the beginning of a sentence. */
function sayOwned(limit: string, { pack, version }: LimitSource): string {
  if (pack === undefined) return `The ${limit}`;
  return pack === null ? `The program's ${limit}` : `By ${pack} (version ${version}) the ${limit}`;
}

/** A cap in words: `3 calls in 24 hours`. */
function sayCap({ max, perHours, perDays, calendar }: FrequencyCap): string {
  const period = perHours !== undefined ? sayCount(perHours, "hour") : sayCount(perDays ?? 1, calendar ? "calendar day" : "day");
  return `${sayCount(max, "call")} in ${period}`;
}

/** A step in words that follow "the ladder". */
function sayStep(step: LadderStep): string {
  if ("afterMinutes" in step) return step.bestTime ? `the best time within ${step.bestTime.within}, at the earliest ${sayCount(step.afterMinutes, "minute")} later` : `${sayCount(step.afterMinutes, "minute")} later`;
  if ("at" in step) return `the instant ${step.at}`;
  const day = step.daysLater === 0 ? "the same day" : `${sayCount(step.daysLater, "day")} later`;
  return "dayPart" in step ? `in the ${step.dayPart === "midday" ? "middle of the day" : step.dayPart}, ${day}` : `at ${step.localTime}, ${day}`;
}
