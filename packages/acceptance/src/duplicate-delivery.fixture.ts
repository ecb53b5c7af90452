import type { OutgoingMessage } from "@redial/platform";
import { readProgress, type Progress } from "@redial/start";
import { eventually } from "./eventually";
import type { House } from "./house.fixture";
import { launchHistory } from "./launch-history";
import { ledgerCount, type LedgerCount } from "./ledger";
import { readEvents } from "./read-events";
import { republish, republishAsNew } from "./republish";
import { untilOver } from "./until-over";

const CONTACTS = 300;
const WITHIN_MS = 120_000;

/** Every message may come twice; only the first counts. Two executions of one seed are twins: one is left alone, the other hears everything again in its middle. */
export function duplicateDelivery(house: () => House): void {
  describe("delivering every event again", () => {
    let events: OutgoingMessage[];
    let twin: string;
    let disturbed: string;
    let before: { numbers: Progress[]; rung: LedgerCount[] };
    const launch = async (name: string) => (await launchHistory(house().client, house().history.slice(0, CONTACTS), { name, seed: "twins" })).executionId;
    const look = async () => ({
      numbers: await readProgress(house().client, [twin, disturbed]),
      rung: await Promise.all([twin, disturbed].map((id) => ledgerCount(house().system, id))),
    });
    /** Partitions keep their order: when a later execution is over, all that was published before it has been handled. */
    const untilHandled = async (name: string) => {
      const people = house().history.filter(({ dials }) => dials === 1).slice(0, 60);
      const { executionId } = await launchHistory(house().client, people, { name });
      expect(await untilOver(house().client, executionId)).toMatchObject({ status: "completed", contactsCompleted: people.length });
    };

    beforeAll(async () => {
      const { system, client } = house();
      twin = await launch("the twin");
      await untilOver(client, twin);
      disturbed = await launch("the disturbed one");
      await eventually("it is half done", async () => ((await ledgerCount(system, disturbed)).placings > CONTACTS ? true : null), { everyMs: 5 });
      await client.ask("mutation Pause($id: ID!) { pauseExecution(id: $id) { status } }", { id: disturbed });
      before = await eventually("it rests", async () => {
        const seen = await look();
        const [, progress] = seen.numbers;
        return progress?.contactsInProgress === 0 && progress.metrics?.totalCalls === seen.rung[1]?.attempts ? seen : null;
      });
      events = await readEvents(system, "duplicate-delivery");
    }, WITHIN_MS);

    it("finds an execution in its middle, with calls made and calls to make", () => {
      expect(before.numbers[1]?.status).toBe("paused");
      expect(before.numbers[1]?.contactsPending).toBeGreaterThan(0);
      expect(events.length).toBeGreaterThan(10 * CONTACTS);
    });

    it("changes no number and rings nobody when a relay publishes everything again", async () => {
      await republish(house().system, events);
      await untilHandled("after all was said again");
      expect(await look()).toEqual(before);
    }, WITHIN_MS);

    it("changes no number and rings nobody even when everything comes again as if it were new", async () => {
      await republishAsNew(house().system, events);
      await untilHandled("after all was said as if new");
      expect(await look()).toEqual(before);
    }, WITHIN_MS);

    it("leaves the execution to end as its twin did, though everything comes again while it runs", async () => {
      await house().client.ask("mutation Resume($id: ID!) { resumeExecution(id: $id) { status } }", { id: disturbed });
      await republish(house().system, events);
      await untilOver(house().client, disturbed);
      const [undisturbed, end] = (await look()).numbers;
      const [rungUndisturbed, rung] = (await look()).rung;
      expect({ ...end, id: twin, virtualNow: undisturbed?.virtualNow }).toEqual(undisturbed);
      expect(rung).toEqual({ ...rungUndisturbed, lastPlacedAt: expect.any(String) });
      expect(rung?.placedTwice).toBe(0);
    }, WITHIN_MS);
  });
}
