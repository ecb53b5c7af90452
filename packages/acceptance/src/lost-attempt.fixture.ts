import { once } from "node:events";
import type { Progress } from "@redial/start";
import { eventually } from "./eventually";
import type { House } from "./house.fixture";
import { totalsOf } from "./call-history";
import { checkReports } from "./check-reports";
import { launchHistory } from "./launch-history";
import { ledgerCount } from "./ledger";
import { untilOver } from "./until-over";

/** How much of the calls has been placed when the dialer dies. */
const DEATHS_AT = [0.1, 0.35, 0.6];
const WITHIN_MS = 180_000;

/** A dialer that dies in the middle of placing calls leaves attempts of which it knows nothing; the carrier does. */
export function lostAttempt(house: () => House): void {
  describe(`a dialer that is killed ${DEATHS_AT.length} times while it places calls`, () => {
    const people = () => ({ fast_forward: house().history.slice(0, 800), real_time: house().history.filter(({ dials }) => dials === 1).slice(0, 700) });
    const executions = { fast_forward: "", real_time: "" };
    const ends: Partial<Record<keyof typeof executions, Progress>> = {};

    beforeAll(async () => {
      const { system, client } = house();
      for (const clock of ["fast_forward", "real_time"] as const) {
        const settings = { maxConcurrentCalls: clock === "real_time" ? 40 : 200 };
        executions[clock] = (await launchHistory(client, people()[clock], { name: `lost ${clock}`, clock, settings })).executionId;
      }
      const wanted = totalsOf(people().fast_forward).attempts;
      for (const share of DEATHS_AT) {
        await eventually("calls are placed", async () => ((await ledgerCount(system, executions.fast_forward)).placings >= wanted * share ? true : null), { everyMs: 5 });
        const restarted = once(system.supervisor, "restarted");
        system.supervisor.kill9("dialer");
        await restarted;
      }
      for (const clock of ["fast_forward", "real_time"] as const) ends[clock] = await untilOver(client, executions[clock]);
    }, WITHIN_MS);

    describe.each(["fast_forward", "real_time"] as const)("in %s", (clock) => {
      it("rings nobody twice for one attempt", async () => {
        const { attempts, placings, placedTwice } = await ledgerCount(house().system, executions[clock]);
        expect({ placings, placedTwice }).toEqual({ placings: attempts, placedTwice: 0 });
      });

      it("loses no job: every contact is reached", () => {
        const { length } = people()[clock];
        expect(ends[clock]).toMatchObject({ status: "completed", totalContacts: length, contactsCompleted: length });
      });

      it("loses no attempt: the carrier, the reports and the history count the same", async () => {
        const { attempts } = totalsOf(people()[clock]);
        expect(await ledgerCount(house().system, executions[clock])).toMatchObject({ attempts });
        expect(ends[clock]?.metrics?.totalCalls).toBe(attempts);
      });
    });

    it("leaves every call report complete and in order", async () => {
      expect(await checkReports(house().client, executions.fast_forward, people().fast_forward)).toEqual({ reports: people().fast_forward.length, faults: [] });
    });
  });
}
