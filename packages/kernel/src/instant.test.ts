import { parseIso, toIso } from "./instant";

describe("parseIso", () => {
  it.each([
    ["2025-01-20T10:00:00Z", "2025-01-20T10:00:00.000Z"],
    ["2025-01-20T10:00Z", "2025-01-20T10:00:00.000Z"],
    ["2025-01-20T10:00:00.250+05:30", "2025-01-20T04:30:00.250Z"],
    ["2025-03-01T00:30:00-08:00", "2025-03-01T08:30:00.000Z"],
  ])("reads %s as %s", (text, iso) => {
    const at = parseIso(text);
    expect(at === null ? null : toIso(at)).toBe(iso);
  });

  it.each(["2025-01-20", "2025-01-20T10:00:00", "2025-02-30T10:00:00Z", "2025-13-01T10:00:00Z", "tomorrow", ""])(
    "refuses %s, which names no one instant",
    (text) => expect(parseIso(text)).toBeNull(),
  );
});
