import { once } from "node:events";
import { totalsOf } from "./call-history";
import { eventually } from "./eventually";
import type { House } from "./house.fixture";
import { launchHistory } from "./launch-history";
import { ledgerCount } from "./ledger";
import { untilOver } from "./until-over";
import { whileDown } from "./while-down";

/** How much of the calls has been placed when the network goes away. */
const AWAY_AT = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8];
const WITHIN_MS = 180_000;

/** A carrier that is away makes attempts wait; on a virtual clock no lease would bring back one that was given up. */
export function lostNetwork(house: () => House): void {
  it(`a telephone network that goes away ${AWAY_AT.length} times makes virtual attempts wait, and loses none`, async () => {
    const { system, client } = house();
    const people = house().history.slice(0, 1_200);
    const { attempts } = totalsOf(people);
    const { executionId } = await launchHistory(client, people, { name: "lost network", settings: { maxConcurrentCalls: 150 } });
    for (const [index, share] of AWAY_AT.entries()) {
      await eventually("calls are placed", async () => ((await ledgerCount(system, executionId)).placings >= attempts * share ? true : null), { everyMs: 5 });
      if (index % 2 === 0) {
        await whileDown(system, "network", async () => undefined);
        continue;
      }
      const restarted = once(system.supervisor, "restarted");
      system.supervisor.kill9("network");
      await restarted;
    }
    expect(await untilOver(client, executionId)).toMatchObject({ status: "completed", contactsCompleted: people.length, metrics: { totalCalls: attempts } });
    expect(await ledgerCount(system, executionId)).toMatchObject({ placings: attempts, attempts, placedTwice: 0 });
  }, WITHIN_MS);
}
