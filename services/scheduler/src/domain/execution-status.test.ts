import { EXECUTION_STATUSES, Rejection } from "@redial/kernel";
import { changeStatus, isEnded, launched, type ExecutionInput, type ExecutionState } from "./execution-status";

const at = Date.parse("2025-01-20T10:00:00Z");
const states = {
  scheduled: launched,
  running: { status: "running", pausedBy: null, revision: 1 },
  "paused by hand": { status: "paused", pausedBy: "manual", revision: 2 },
  "paused by threshold": { status: "paused", pausedBy: "threshold", revision: 2 },
  "paused by carrier": { status: "paused", pausedBy: "carrier", revision: 2 },
  completed: { status: "completed", pausedBy: null, revision: 2 },
  stopped: { status: "stopped", pausedBy: null, revision: 2 },
  cancelled: { status: "cancelled", pausedBy: null, revision: 2 },
} satisfies Record<string, ExecutionState>;
type StateName = keyof typeof states;

const inputs = {
  start: { kind: "start_reached", at },
  pause: { kind: "pause", by: "manual", at },
  "threshold pause": { kind: "pause", by: "threshold", at },
  "carrier pause": { kind: "pause", by: "carrier", at },
  resume: { kind: "resume", at },
  "carrier recovery": { kind: "carrier_recovered", at },
  cancel: { kind: "cancel", at },
  stop: { kind: "stop_reached", at },
  "last job": { kind: "all_jobs_ended", at },
} satisfies Record<string, ExecutionInput>;
type InputName = keyof typeof inputs;

/** Each row: a state, then for every input the status and reason it changes to, "-" for no change, or the code it is refused with. */
const ENDED = "EXECUTION_ALREADY_ENDED";
const table: Record<StateName, Record<InputName, string>> = {
  scheduled: {
    start: "running start_at",
    pause: "EXECUTION_NOT_STARTED",
    "threshold pause": "-",
    "carrier pause": "-",
    resume: "EXECUTION_NOT_PAUSED",
    "carrier recovery": "-",
    cancel: "cancelled cancelled",
    stop: "stopped stop_at",
    "last job": "completed all_jobs_ended",
  },
  running: {
    start: "-",
    pause: "paused manual",
    "threshold pause": "paused threshold",
    "carrier pause": "paused carrier",
    resume: "EXECUTION_NOT_PAUSED",
    "carrier recovery": "-",
    cancel: "cancelled cancelled",
    stop: "stopped stop_at",
    "last job": "completed all_jobs_ended",
  },
  "paused by hand": {
    start: "-",
    pause: "-",
    "threshold pause": "-",
    "carrier pause": "-",
    resume: "running resumed",
    "carrier recovery": "-",
    cancel: "cancelled cancelled",
    stop: "stopped stop_at",
    "last job": "completed all_jobs_ended",
  },
  "paused by threshold": {
    start: "-",
    pause: "paused manual",
    "threshold pause": "-",
    "carrier pause": "-",
    resume: "running resumed",
    "carrier recovery": "-",
    cancel: "cancelled cancelled",
    stop: "stopped stop_at",
    "last job": "completed all_jobs_ended",
  },
  "paused by carrier": {
    start: "-",
    pause: "paused manual",
    "threshold pause": "paused threshold",
    "carrier pause": "-",
    resume: "running resumed",
    "carrier recovery": "running carrier_recovered",
    cancel: "cancelled cancelled",
    stop: "stopped stop_at",
    "last job": "completed all_jobs_ended",
  },
  completed: ended({}),
  stopped: ended({}),
  cancelled: ended({ cancel: "-" }),
};

function ended(changes: Partial<Record<InputName, string>>): Record<InputName, string> {
  const facts = { start: "-", "threshold pause": "-", "carrier pause": "-", "carrier recovery": "-", stop: "-", "last job": "-" };
  return { ...facts, pause: ENDED, resume: ENDED, cancel: ENDED, ...changes };
}

function answer(state: ExecutionState, input: ExecutionInput): string {
  try {
    const { events } = changeStatus(state, input);
    return events.map(({ status, reason }) => `${status} ${reason}`).join() || "-";
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
}

const rows = Object.entries(table).flatMap(([state, answers]) => Object.entries(answers).map(([input, expected]) => [state, input, expected] as const));

describe("changeStatus", () => {
  it.each(rows)("when %s, answers %s with %s", (state, input, expected) => {
    expect(answer(states[state as StateName], inputs[input as InputName])).toBe(expected);
  });

  it.each(rows.filter(([, , expected]) => expected === "-"))("when %s, leaves the state as it is on %s", (state, input) => {
    const before = states[state as StateName];
    expect(changeStatus(before, inputs[input as InputName])).toEqual({ next: before, events: [] });
  });

  it("raises the revision by one with each change and tells it with the instant", () => {
    const { next, events } = changeStatus(states.running, inputs.pause);
    expect(next).toEqual({ status: "paused", pausedBy: "manual", revision: 2 });
    expect(events).toEqual([{ status: "paused", reason: "manual", at, revision: 2 }]);
  });

  it("leaves a pause behind when it ends", () => {
    expect(changeStatus(states["paused by carrier"], inputs.cancel).next).toEqual({ status: "cancelled", pausedBy: null, revision: 3 });
  });
});

describe("isEnded", () => {
  it("holds for the three final statuses", () => {
    expect(EXECUTION_STATUSES.filter(isEnded)).toEqual(["completed", "stopped", "cancelled"]);
  });
});
