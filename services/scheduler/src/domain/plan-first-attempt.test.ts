import { WEEKDAYS, type PauseWindows } from "@redial/kernel";
import { compileOpenHours } from "./open-hours";
import { planFirstAttempt } from "./plan-first-attempt";

const at = Date.parse;
const now = at("2025-01-20T10:00:00Z");
const lunch: PauseWindows = { monday: [{ startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } }] };
const allDay = [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } }];
const always: PauseWindows = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, allDay]));

function plan(windows: PauseWindows, startAt: string | null, stopAt: string | null = null) {
  const instant = (text: string | null) => (text === null ? null : at(text));
  const answer = planFirstAttempt({ now, startAt: instant(startAt), stopAt: instant(stopAt), openHours: compileOpenHours(windows, ["UTC"]) });
  const due = answer.kind === "due" ? new Date(answer.dueAt).toISOString().slice(0, 19) : answer.reason;
  return [due, ...answer.because.map(({ rule }) => rule)];
}

describe("planFirstAttempt", () => {
  it.each<[string, PauseWindows, string | null, string | null, string[]]>([
    ["is due now without a start", {}, null, null, ["2025-01-20T10:00:00", "now"]],
    ["is due now when the start has passed", {}, "2025-01-19T00:00:00Z", null, ["2025-01-20T10:00:00", "now"]],
    ["is due at a start to come", {}, "2025-01-21T00:00:00Z", null, ["2025-01-21T00:00:00", "start_at"]],
    ["obeys pause windows as retries do", lunch, "2025-01-20T12:00:00Z", null, ["2025-01-20T14:00:00", "start_at", "pause_window"]],
    ["is skipped as stopped when it would be due at stopAt", lunch, "2025-01-20T12:00:00Z", "2025-01-20T14:00:00Z", ["stopped", "start_at", "pause_window", "stop_at"]],
    ["is skipped when always paused", always, null, null, ["always_paused", "now", "always_paused"]],
  ])("%s", (_, windows, startAt, stopAt, expected) => {
    expect(plan(windows, startAt, stopAt)).toEqual(expected);
  });
});
