import type { House } from "./house.fixture";
import { runWeek, type WeekSeen } from "./virtual-week";
import { WEEK_PROGRAMS } from "./week-programs";

const CONTACTS = 60;

/** Pause windows hold for a whole week and through changes of the clocks, by the word of Intl. */
export function virtualWeek(house: () => House): void {
  describe("a virtual week with the guide's pause windows", () => {
    let weeks: WeekSeen[];
    beforeAll(async () => {
      const { system, client } = house();
      weeks = await Promise.all(WEEK_PROGRAMS.map((program) => runWeek(system, client, program, CONTACTS)));
    });

    it("starts no attempt inside a window, neither in reporting's rows nor in the carrier's ledger", () => {
      expect(weeks.flatMap(({ violations }) => violations)).toEqual([]);
    });

    it("really meets the windows: it lasts longer than a week, calls around the change of the clocks, and is held back by windows", () => {
      for (const { status, days, attempts, placed, aroundTheChange, heldBack } of weeks) {
        expect(status).toBe("completed");
        expect(days).toBeGreaterThan(7);
        expect(attempts).toBeGreaterThan(4 * CONTACTS);
        expect(placed).toBe(attempts);
        expect(aroundTheChange).toBeGreaterThan(0);
        expect(heldBack).toBeGreaterThan(CONTACTS);
      }
    });
  });
}
