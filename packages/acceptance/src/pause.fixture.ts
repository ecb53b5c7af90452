import { isOver, type Progress } from "@redial/start";
import { launchHistory } from "./launch-history";
import { ledgerCount } from "./ledger";
import { pauseRounds, type PauseRound } from "./pause-rounds";
import type { House } from "./house.fixture";
import { untilOver } from "./until-over";

const ROUNDS = 5;
const QUIET_MS = 300;

/** Pausing is hard: once it has answered, nothing of the execution rings. */
export function pause(house: () => House): void {
  describe.each(["real_time", "fast_forward"] as const)("a pause while %s calls are being placed", (clock) => {
    let rounds: PauseRound[];
    let end: Progress;
    let executionId: string;
    let contacts: number;
    beforeAll(async () => {
      const { system, client, history } = house();
      const people = clock === "real_time" ? history.filter(({ dials }) => dials === 1).slice(0, 1_000) : history.slice(0, 800);
      contacts = people.length;
      ({ executionId } = await launchHistory(client, people, { name: `pause ${clock}`, clock, settings: { maxConcurrentCalls: 60 } }));
      rounds = await pauseRounds({ system, client, executionId, rounds: ROUNDS, callsBetween: 60, quietMs: QUIET_MS });
      end = await untilOver(client, executionId);
    });

    it(`holds from the instant it has answered: the carrier places no call, ${ROUNDS} times in a row`, () => {
      expect(rounds.map(({ placedAfter }) => placedAfter)).toEqual(Array(ROUNDS).fill(0));
    });

    it("cuts nothing short for ever: resumed, every contact is reached and nobody is rung twice", async () => {
      const { attempts, placings, placedTwice } = await ledgerCount(house().system, executionId);
      expect(isOver(end)).toBe(true);
      expect(end).toMatchObject({ status: "completed", totalContacts: contacts, contactsCompleted: contacts });
      expect({ placings, placedTwice, reported: end.metrics?.totalCalls }).toEqual({ placings: attempts, placedTwice: 0, reported: attempts });
    });
  });
}
