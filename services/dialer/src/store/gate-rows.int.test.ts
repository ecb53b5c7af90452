import { MESSAGING_MIGRATIONS, openDatabase, type Database } from "@redial/platform";
import { createTestDatabase } from "@redial/testing";
import { exampleGate } from "../domain/call.fixture";
import { changeGate, type GateChange } from "../usecases/gate";
import { CreateDialer1700000000200 } from "./create-dialer.migration";
import { changeGates, holdGates } from "./gate-rows";

const { executionId, organizationId } = exampleGate();
const paused: GateChange = { executionId, organizationId, status: "paused", revision: 2, at: 0 };

let own: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;

beforeAll(async () => {
  own = await createTestDatabase();
  database = await openDatabase({ url: own.url, application: "gates", migrations: [...MESSAGING_MIGRATIONS, CreateDialer1700000000200] });
});
afterAll(async () => {
  await database.close();
  await own.drop();
});

/** Ends when a statement of this database waits for a lock that another transaction holds. */
async function untilSomebodyWaits(): Promise<void> {
  const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await database.rows(waiting)).length === 0) continue;
}

describe("a gate that is being closed", () => {
  it("waits for all who saw it open, even when nobody had heard of it before", async () => {
    const order: string[] = [];
    let finish = (): void => undefined;
    const finishing = new Promise<void>((resolve) => (finish = resolve));
    let held = (): void => undefined;
    const holding = new Promise<void>((resolve) => (held = resolve));
    const dialling = database.transact(async (tx) => {
      const gates = await holdGates(tx, [{ executionId, organizationId }]);
      order.push(`saw it ${gates.get(executionId)?.isOpen ? "open" : "closed"}`);
      held();
      await finishing;
      order.push("wrote down what it dials");
    });
    await holding;
    const closing = database.transact((tx) => changeGates(tx, [paused], changeGate)).then(() => order.push("closed it"));
    await untilSomebodyWaits();
    finish();
    await Promise.all([dialling, closing]);
    expect(order).toEqual(["saw it open", "wrote down what it dials", "closed it"]);
  });

  it("is seen closed by whoever comes after", async () => {
    const gates = await database.transact((tx) => holdGates(tx, [{ executionId, organizationId }]));
    expect(gates.get(executionId)).toMatchObject({ isOpen: false, revision: 2 });
  });

  it("does not mind changes that come late or twice in one batch", async () => {
    const changes: GateChange[] = [{ ...paused, status: "running", revision: 4 }, paused, { ...paused, revision: 3 }, { ...paused, status: "running", revision: 4 }];
    await database.transact((tx) => changeGates(tx, changes, changeGate));
    const gates = await database.transact((tx) => holdGates(tx, [{ executionId, organizationId }]));
    expect(gates.get(executionId)).toMatchObject({ isOpen: true, revision: 4, settledRevision: 4 });
  });
});
