import { GUIDE } from "./guide.fixture";
import { parsePauseWindows } from "./pause-windows";

const at = (hour: unknown, minute: unknown = 0) => ({ hour, minute });

describe("pause windows", () => {
  it("of the guide are accepted as printed and kept as they are", () => {
    const { pauseWindows } = JSON.parse(GUIDE.retriesWithPauseWindows);
    expect(parsePauseWindows(pauseWindows)).toEqual({ kind: "accepted", value: pauseWindows });
  });

  it.each([
    ["nothing at all", {}],
    ["a day without windows", { sunday: [] }],
    ["a whole day", { sunday: [{ startAt: at(0), endAt: at(24) }] }],
    ["a window that crosses midnight", { friday: [{ startAt: at(22), endAt: at(6, 30) }] }],
    ["one-off intervals", { advanced: [{ startAt: "2025-12-24T00:00:00+01:00", endAt: "2025-12-27T00:00:00+01:00" }] }],
  ])("are kept as they are: %s", (_, windows) => {
    expect(parsePauseWindows(windows)).toEqual({ kind: "accepted", value: windows });
  });

  const day = (...monday: unknown[]) => ({ monday });
  const window = (startAt: unknown, endAt: unknown) => day({ startAt, endAt });
  const interval = (startAt: unknown, endAt: unknown) => ({ advanced: [{ startAt, endAt }] });

  it.each<[string, string, unknown]>([
    ["PAUSE_WINDOWS_INVALID", "", []],
    ["PAUSE_DAY_UNKNOWN", "Monday", { Monday: [] }],
    ["PAUSE_DAY_INVALID", "monday", { monday: { startAt: at(1), endAt: at(2) } }],
    ["PAUSE_DAY_TOO_LONG", "monday", day(...Array.from({ length: 101 }, () => ({ startAt: at(1), endAt: at(2) })))],
    ["PAUSE_WINDOW_INVALID", "monday.0", day("12:00-14:00")],
    ["PAUSE_FIELD_UNKNOWN", "monday.0.startsAt", day({ startAt: at(1), endAt: at(2), startsAt: at(1) })],
    ["PAUSE_START_MISSING", "monday.0.startAt", day({ endAt: at(2) })],
    ["PAUSE_END_MISSING", "monday.0.endAt", day({ startAt: at(2) })],
    ["PAUSE_TIME_INVALID", "monday.0.startAt", window("12:00", at(14))],
    ["PAUSE_TIME_FIELD_UNKNOWN", "monday.0.startAt.second", window({ hour: 12, minute: 0, second: 0 }, at(14))],
    ["PAUSE_HOUR_INVALID", "monday.0.startAt.hour", window(at(24), at(6))],
    ["PAUSE_MINUTE_INVALID", "monday.0.endAt.minute", window(at(12), at(24, 1))],
    ["PAUSE_WINDOW_EMPTY", "monday.0", window(at(12), at(12))],
    ["PAUSE_ADVANCED_INVALID", "advanced", { advanced: "2025-12-24" }],
    ["PAUSE_INTERVAL_INVALID", "advanced.0", { advanced: ["2025-12-24"] }],
    ["PAUSE_INTERVAL_FIELD_UNKNOWN", "advanced.0.zone", { advanced: [{ startAt: "2025-12-24T00:00Z", endAt: "2025-12-25T00:00Z", zone: "UTC" }] }],
    ["PAUSE_INTERVAL_START_INVALID", "advanced.0.startAt", interval("2025-12-24", "2025-12-25T00:00Z")],
    ["PAUSE_INTERVAL_END_INVALID", "advanced.0.endAt", interval("2025-12-24T00:00Z", "2025-12-25T00:00")],
    ["PAUSE_INTERVAL_EMPTY", "advanced.0", interval("2025-12-24T00:00Z", "2025-12-24T01:00+01:00")],
    ["PAUSE_INTERVAL_REVERSED", "advanced.0.endAt", interval("2025-12-25T00:00Z", "2025-12-24T00:00Z")],
  ])("are refused with %s at %s", (code, path, windows) => {
    const parsed = parsePauseWindows(windows, []);
    const problems = parsed.kind === "refused" ? parsed.problems.map((problem) => [problem.code, problem.path.join(".")]) : [];
    expect(problems).toEqual([[code, path]]);
  });
});
