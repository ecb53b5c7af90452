import { WEEKDAYS, type PauseWindows } from "@redial/kernel";
import { issuePermit } from "./dial-permit";
import { compileOpenHours } from "./open-hours";

const at = Date.parse;
const lunch: PauseWindows = { monday: [{ startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } }] };
const allDay = [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } }];
const always: PauseWindows = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, allDay]));

function permit(now: string, stopAt: string | null = null, windows = lunch) {
  return issuePermit({ now: at(now), openHours: compileOpenHours(windows, ["UTC"]), stopAt: stopAt === null ? null : at(stopAt), lifetimeMs: 30_000 });
}

describe("issuePermit", () => {
  it.each<[string, string, string | null, string]>([
    ["lives its lifetime", "2025-01-20T11:00:00Z", null, "2025-01-20T11:00:30Z"],
    ["ends where the next window begins", "2025-01-20T11:59:50Z", null, "2025-01-20T12:00:00Z"],
    ["ends at stopAt", "2025-01-20T11:00:00Z", "2025-01-20T11:00:10Z", "2025-01-20T11:00:10Z"],
    ["begins where a window ends", "2025-01-20T14:00:00Z", null, "2025-01-20T14:00:30Z"],
    ["is never empty, though it begins a millisecond before a window", "2025-01-20T11:59:59.999Z", null, "2025-01-20T12:00:00Z"],
  ])("%s", (_, now, stopAt, notAfter) => {
    expect(permit(now, stopAt)).toEqual({ kind: "permit", notBefore: at(now), notAfter: at(notAfter) });
  });

  it("postpones an attempt that fell into a window to its end, and tells why", () => {
    expect(permit("2025-01-20T12:00:00Z")).toMatchObject({ kind: "postpone", dueAt: at("2025-01-20T14:00:00Z"), because: [{ rule: "pause_window" }] });
  });

  it.each<[string, string, string, PauseWindows, string]>([
    ["at stopAt", "2025-01-20T11:00:00Z", "2025-01-20T11:00:00Z", lunch, "stopped"],
    ["when the window it fell into ends at stopAt", "2025-01-20T12:30:00Z", "2025-01-20T14:00:00Z", lunch, "stopped"],
    ["when always paused", "2025-01-20T11:00:00Z", "2025-01-20T12:00:00Z", always, "always_paused"],
  ])("is never issued %s", (_, now, stopAt, windows, reason) => {
    expect(permit(now, stopAt, windows)).toMatchObject({ kind: "never", reason });
  });
});
