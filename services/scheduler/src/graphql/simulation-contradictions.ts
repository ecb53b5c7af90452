import { DAY_MS, HOUR_MS, MINUTE_MS, parseDuration, parseIso, WEEKDAYS, type Instant, type LadderStep, type Problem } from "@redial/kernel";
import type { SimulationDocument } from "./simulation-document";

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What each field alone does not show: the same contradictions, under the same codes, for which the program service refuses a program. */
export function findContradictions(document: SimulationDocument, now: Instant): Problem[] {
  return [...inStrategy(document), ...inWindows(document), ...inLimits(document), ...inSpan(document, now), ...inAnswers(document)];
}

function inStrategy({ retryStrategy: strategy }: SimulationDocument): Problem[] {
  if (strategy.type === "scheduled") {
    const falls = increasing(strategy.retryDates.map(parseIso));
    return falls === null ? [] : [{ code: "RETRY_DATES_NOT_INCREASING", message: "Retry dates must increase.", path: ["retryStrategy", "retryDates", falls] }];
  }
  if (strategy.type !== "ladder") return [];
  return strategy.steps.flatMap((step: LadderStep, index): Problem[] => {
    if ("localTime" in step && !TIME_OF_DAY.test(step.localTime)) {
      return [{ code: "RETRY_STEP_LOCAL_TIME_INVALID", message: "A local time must be written as HH:mm.", path: ["retryStrategy", "steps", index, "localTime"] }];
    }
    return "bestTime" in step && step.bestTime ? inBestTime(step.bestTime.within, step.afterMinutes, ["retryStrategy", "steps", index, "bestTime", "within"]) : [];
  });
}

function inBestTime(within: string, afterMinutes: number, path: Problem["path"]): Problem[] {
  const ms = parseDuration(within) ?? 0;
  if (ms < HOUR_MS || ms > 30 * DAY_MS) return [{ code: "RETRY_BEST_TIME_WITHIN_OUT_OF_RANGE", message: "within must be from PT1H to P30D.", path }];
  return ms <= afterMinutes * MINUTE_MS ? [{ code: "RETRY_BEST_TIME_WITHIN_TOO_SHORT", message: `within must be longer than the ${afterMinutes} minutes that the step waits at the least.`, path }] : [];
}

function inWindows({ pauseWindows }: SimulationDocument): Problem[] {
  return WEEKDAYS.flatMap((day) =>
    (pauseWindows[day] ?? []).flatMap(({ startAt, endAt }, index): Problem[] => {
      const path = ["pauseWindows", day, index];
      if (startAt.hour === endAt.hour && startAt.minute === endAt.minute) {
        return [{ code: "PAUSE_WINDOW_EMPTY", message: "A pause window must not end at the minute it starts; for the whole day use 00:00 to 24:00.", path }];
      }
      const isLate = [startAt, endAt].some(({ hour, minute }) => hour === 24 && minute > 0) || startAt.hour === 24;
      return isLate ? [{ code: "PAUSE_WINDOWS_INVALID", message: "A time of day lies between 00:00 and 23:59; only an end may be 24:00.", path }] : [];
    }),
  );
}

function inLimits({ frequencyCaps }: SimulationDocument): Problem[] {
  return frequencyCaps.flatMap((cap, index): Problem[] => {
    const path = ["frequencyCaps", index];
    if ((cap.perHours === undefined) === (cap.perDays === undefined)) return [{ code: "FREQUENCY_CAP_PERIOD_UNCLEAR", message: "A frequency cap counts over exactly one of perHours and perDays.", path }];
    return cap.calendar && cap.perDays === undefined ? [{ code: "FREQUENCY_CAP_CALENDAR_NEEDS_DAYS", message: "calendar counts by days; give perDays instead of perHours, or leave calendar out.", path }] : [];
  });
}

function inSpan({ startAt, stopAt }: SimulationDocument, now: Instant): Problem[] {
  const stops = stopAt === null ? null : parseIso(stopAt);
  const starts = startAt === null ? now : (parseIso(startAt) ?? now);
  return stops !== null && stops <= starts ? [{ code: "STOP_NOT_AFTER_START", message: "stopAt must be after startAt.", path: ["stopAt"] }] : [];
}

function inAnswers({ answerProfile, learnedRates, flow }: SimulationDocument): Problem[] {
  const both = answerProfile !== null && learnedRates !== null;
  const unheard = flow.outputs.onVoicemail !== undefined && !flow.config.enableAMD;
  return [
    ...(both ? [{ code: "ANSWERS_AMBIGUOUS", message: "Give an answerProfile or learnedRates, not both.", path: ["learnedRates"] }] : []),
    ...(unheard ? [{ code: "DIAL_VOICEMAIL_NEEDS_AMD", message: "onVoicemail is never reached unless config.enableAMD is true: machines are taken for people.", path: ["flow", "outputs", "onVoicemail"] }] : []),
  ];
}

/** The index of the first that is not after the one before it; null when all increase. */
function increasing(instants: readonly (Instant | null)[]): number | null {
  const falls = instants.findIndex((at, index) => index > 0 && (at ?? 0) <= (instants[index - 1] ?? 0));
  return falls < 0 ? null : falls;
}
