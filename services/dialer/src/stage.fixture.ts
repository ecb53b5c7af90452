import type { Envelope } from "@redial/contracts";
import type { AttemptId } from "@redial/kernel";
import { createLog, MESSAGING_MIGRATIONS, openDatabase, systemClock, systemIds, type Database, type EventBatch } from "@redial/platform";
import { createTestDatabase } from "@redial/testing";
import { startNetworkProcess, type NetworkProcess } from "./network-process.fixture";
import { createCarriers } from "./service";
import { CreateDialer1700000000200 } from "./store/create-dialer.migration";
import { openDialerStore } from "./store/dialer-store";
import { claimOwnership } from "./store/ownership";
import { dialAttempts } from "./usecases/dial-attempts";
import { followCarrier } from "./usecases/follow-carrier";
import type { Carrier, Carriers, DialerStore, SchedulerEvent } from "./usecases/ports";
import { recoverCalls } from "./usecases/recover-calls";
import { settleGates } from "./usecases/settle-gates";

/** The use cases of a dialer on a real database and a real network, driven by the test instead of by a bus and loops. */
export interface Stage {
  database: Database;
  store: DialerStore;
  network: NetworkProcess;
  carriers: Carriers;
  owner: string;
  doubts: ReadonlySet<AttemptId>;
  /** The events as one batch of a partition, behind all earlier ones of it. Answers the batch, to be delivered again. */
  deliver(events: readonly SchedulerEvent[], partition?: number): Promise<EventBatch<SchedulerEvent>>;
  redeliver(batch: EventBatch<SchedulerEvent>): Promise<void>;
  recover(): Promise<void>;
  settle(): Promise<number>;
  /** Follows a carrier until what was said satisfies `isEnough`. */
  followUntil(carrier: string, isEnough: (said: readonly Envelope[]) => boolean): Promise<void>;
  /** Everything said so far about an execution, in order. */
  said(executionId: string): Promise<Envelope[]>;
  stop(): Promise<void>;
}

const log = createLog("dialer", "error");
const ids = systemIds();

export interface StageOptions {
  env?: Record<string, string>;
  /** Puts something between the dialer and its carriers. */
  wrap?(carrier: Carrier): Carrier;
}

/** Opens a stage; a real-time call there lasts thousandths of its time. */
export async function openStage({ env = { SPEED: "1000" }, wrap = (carrier) => carrier }: StageOptions = {}): Promise<Stage> {
  const own = await createTestDatabase();
  const network = await startNetworkProcess(env);
  const database = await openDatabase({ url: own.url, application: "stage", migrations: [...MESSAGING_MIGRATIONS, CreateDialer1700000000200] });
  const ownership = await claimOwnership(database, ids.next());
  const store = openDialerStore(database, ids);
  const carriers: Carriers = new Map([...createCarriers({ simulatedNetworkUrl: network.url })].map(([name, carrier]) => [name, wrap(carrier)]));
  const doubts = new Set<AttemptId>();
  const parts = { store, carriers, clock: systemClock, owner: ownership.owner, doubts, log, onChange: () => undefined };
  const dial = dialAttempts(parts);
  let sequence = 0;
  const said = async (executionId: string) =>
    (await database.rows<{ body: string }>("select body from outbox_event where body::json->'data'->>'executionId' = $1 order by xid, id, position", [executionId])).map(
      ({ body }) => JSON.parse(body) as Envelope,
    );
  return {
    database,
    store,
    network,
    carriers,
    owner: ownership.owner,
    doubts,
    async deliver(events, partition = 0) {
      const numbered = events.map((event) => ({ sequence: ++sequence, event }));
      const batch = { input: { topic: "scheduler.events", partition, lastSequence: sequence }, events: numbered };
      await dial(batch);
      return batch;
    },
    redeliver: (batch) => dial(batch),
    recover: recoverCalls({ ...parts, ownership }),
    settle: settleGates(store),
    async followUntil(name, isEnough) {
      const carrier = carriers.get(name);
      if (!carrier) throw new Error(`no carrier ${name}`);
      const enough = new AbortController();
      const watched: DialerStore = {
        ...store,
        async follow(heard, cursor) {
          const changed = await store.follow(heard, cursor);
          const all = await database.rows<{ body: string }>("select body from outbox_event order by xid, id, position");
          if (isEnough(all.map(({ body }) => JSON.parse(body) as Envelope))) enough.abort();
          return changed;
        },
      };
      await followCarrier(watched, carrier, systemClock, ownership.owner)(enough.signal);
    },
    said,
    async stop() {
      await ownership.stop();
      await database.close();
      await network.stop();
      await own.drop();
    },
  };
}
