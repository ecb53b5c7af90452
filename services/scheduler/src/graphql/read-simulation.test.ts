import { instantOf, Rejection } from "@redial/kernel";
import { readSimulation } from "./read-simulation";

const NOW = instantOf("2025-01-20T09:00:00Z");
const AUDIENCE = [{ contacts: 100 }];

function problemsOf(input: object): { code: string; path: string }[] {
  try {
    readSimulation({ audience: AUDIENCE, ...input }, NOW);
  } catch (error) {
    if (error instanceof Rejection) return error.problems.map(({ code, path }) => ({ code, path: path.join(".") }));
    throw error;
  }
  return [];
}

it("takes a program's document as the program service does, and says what was left out", () => {
  expect(readSimulation({ audience: AUDIENCE, flow: { type: "dial", config: { enableAMD: true }, outputs: { onAnswer: "a", onVoicemail: "b" } }, timeZone: null }, NOW)).toMatchObject({
    retryStrategy: { type: "none" },
    flow: { enableAMD: true, leaveMessage: true, ringSeconds: 25 },
    timeZone: "UTC",
    startAt: NOW,
    stopAt: null,
    answers: { profile: "known_consumer" },
    audience: [{ who: 100, timeZone: null, region: null }],
    runs: 1,
  });
});

it("gives a best-time step its least delay, as a program does", () => {
  const bestTime = { within: "P2D" };
  const retryStrategy = { type: "ladder", steps: [{ bestTime }, { bestTime, afterMinutes: 30 }, { afterMinutes: 5 }] };
  expect(readSimulation({ audience: AUDIENCE, retryStrategy }, NOW).retryStrategy).toEqual({ type: "ladder", steps: [{ bestTime, afterMinutes: 60 }, { bestTime, afterMinutes: 30 }, { afterMinutes: 5 }] });
});

it("takes what a report says as it is", () => {
  const learnedRates = {
    byAttempt: [{ attempt: 1, attempts: 10, completed: 4, talkSeconds: 100, connectionRate: 40 }],
    byHourAndWeekday: [{ weekday: "tuesday", hour: 9, attempts: 10, completed: 4 }],
    outcomes: [{ outcome: "busy", count: 6, share: 60 }],
  };
  expect(readSimulation({ audience: AUDIENCE, learnedRates }, NOW).answers).toMatchObject({ learned: { byHourAndWeekday: [{ weekday: 1, hour: 9 }] } });
});

it.each([
  [{ retryStrategy: { type: "fixed_delay", delayMinutes: 0, maxRetries: 2 } }, "RETRY_STRATEGY_INVALID", "retryStrategy.delayMinutes"],
  [{ retryStrategy: { type: "scheduled", retryDates: ["2025-01-21T10:00:00Z", "2025-01-20T10:00:00Z"] } }, "RETRY_DATES_NOT_INCREASING", "retryStrategy.retryDates.1"],
  [{ retryStrategy: { type: "ladder", steps: [{ localTime: "25:00", daysLater: 1 }] } }, "RETRY_STEP_LOCAL_TIME_INVALID", "retryStrategy.steps.0.localTime"],
  [{ retryStrategy: { type: "ladder", steps: [{ bestTime: { within: "soon" } }] } }, "RETRY_STRATEGY_INVALID", "retryStrategy.steps.0.bestTime.within"],
  [{ retryStrategy: { type: "ladder", steps: [{ bestTime: { within: "P31D" } }] } }, "RETRY_BEST_TIME_WITHIN_OUT_OF_RANGE", "retryStrategy.steps.0.bestTime.within"],
  [{ retryStrategy: { type: "ladder", steps: [{ bestTime: { within: "PT1H" } }] } }, "RETRY_BEST_TIME_WITHIN_TOO_SHORT", "retryStrategy.steps.0.bestTime.within"],
  [{ pauseWindows: { monday: [{ startAt: { hour: 9, minute: 0 }, endAt: { hour: 9, minute: 0 } }] } }, "PAUSE_WINDOW_EMPTY", "pauseWindows.monday.0"],
  [{ pauseWindows: { funday: [] } }, "PAUSE_DAY_UNKNOWN", "pauseWindows.funday"],
  [{ flow: { config: { ringSeconds: 4 } } }, "DIAL_NODE_INVALID", "flow.config.ringSeconds"],
  [{ flow: { outputs: { onVoicemail: "message" } } }, "DIAL_VOICEMAIL_NEEDS_AMD", "flow.outputs.onVoicemail"],
  [{ frequencyCaps: [{ max: 1 }] }, "FREQUENCY_CAP_PERIOD_UNCLEAR", "frequencyCaps.0"],
  [{ coolDowns: [{ after: "lunch", hours: 1 }] }, "COOL_DOWNS_INVALID", "coolDowns.0.after"],
  [{ timeZone: "Mars/Olympus" }, "TIME_ZONE_UNKNOWN", "timeZone"],
  [{ maxConcurrentCalls: 0 }, "MAX_CONCURRENT_CALLS_OUT_OF_RANGE", "maxConcurrentCalls"],
  [{ callsPerSecond: 0 }, "CALLS_PER_SECOND_OUT_OF_RANGE", "callsPerSecond"],
  [{ startAt: "tomorrow" }, "START_AT_INVALID", "startAt"],
  [{ stopAt: "2025-01-20T09:00:00Z" }, "STOP_NOT_AFTER_START", "stopAt"],
  [{ audience: [] }, "SIMULATED_AUDIENCE_INVALID", "audience"],
  [{ audience: [{ contacts: 10, timeZone: "Nowhere" }] }, "SIMULATED_AUDIENCE_INVALID", "audience.0.timeZone"],
  [{ audience: [{ contacts: 1_000_001 }] }, "SIMULATION_TOO_LARGE", "audience"],
  [{ audience: [{ contacts: 600_000 }], runs: 20 }, "SIMULATION_TOO_LARGE", "audience"],
  [{ answerProfile: "martians" }, "ANSWER_PROFILE_UNKNOWN", "answerProfile"],
  [{ answerProfile: "b2b", learnedRates: { byAttempt: [{ attempt: 1, attempts: 1, completed: 1 }] } }, "ANSWERS_AMBIGUOUS", "learnedRates"],
  [{ learnedRates: { byAttempt: [] } }, "LEARNED_RATES_INVALID", "learnedRates.byAttempt"],
  [{ runs: 21 }, "RUNS_OUT_OF_RANGE", "runs"],
])("refuses %j as %s at %s", (input, code, path) => {
  expect(problemsOf(input)).toContainEqual({ code, path });
});

it("tells every problem at once", () => {
  expect(problemsOf({ runs: 0, timeZone: "x", startAt: "y" }).map(({ code }) => code)).toEqual(["TIME_ZONE_UNKNOWN", "START_AT_INVALID", "RUNS_OUT_OF_RANGE"]);
});

it("takes numbers instead of a count, and one of the two", () => {
  expect(readSimulation({ audience: [{ phones: ["+13125550100"] }] }, NOW).audience).toEqual([{ who: ["+13125550100"], timeZone: null, region: null }]);
  for (const part of [{}, { contacts: 1, phones: ["+13125550100"] }, { phones: ["0312555"] }, { phones: [] }]) {
    expect(() => readSimulation({ audience: [part] }, NOW)).toThrow(expect.objectContaining({ code: "SIMULATED_AUDIENCE_INVALID" }));
  }
});

it("takes auto-pause rules as a program does", () => {
  const autoPause = [{ outcomes: ["network_error"], share: 0.5, ofLast: 20 }];
  expect(readSimulation({ audience: AUDIENCE, autoPause }, NOW).autoPause).toEqual(autoPause);
  expect(() => readSimulation({ audience: AUDIENCE, autoPause: [{ outcomes: ["bored"], count: 3 }] }, NOW)).toThrow(expect.objectContaining({ code: "AUTO_PAUSE_INVALID" }));
});
