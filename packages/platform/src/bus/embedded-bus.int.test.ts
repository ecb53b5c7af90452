import { createTestDatabase, type TestDatabase } from "@redial/testing";
import { Client } from "pg";
import { createLog } from "../process/log";
import { busContract } from "./bus-contract.fixture";
import { collector } from "./collector.fixture";
import { openEmbeddedBus } from "./embedded-bus";

const log = createLog("test", "error");

describe("the embedded bus", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  busContract({ open: () => openEmbeddedBus({ url: database.url, log }), address: () => database.url });
});

describe("the embedded bus, beyond the contract", () => {
  let database: TestDatabase;
  let server: Client;
  beforeEach(async () => {
    database = await createTestDatabase();
    server = new Client({ connectionString: database.url });
    await server.connect();
  });
  afterEach(async () => {
    await server.end();
    await database.drop();
  });
  const message = (sequence: number, topic = "t") => ({ topic, key: `k${sequence}`, type: "kind", sequence, body: "{}" });

  it("is prepared once by processes that start together", async () => {
    const buses = await Promise.all([1, 2, 3, 4].map(() => openEmbeddedBus({ url: database.url, log })));
    await Promise.all(buses.map((bus) => bus.close()));
  });

  it("goes on after every connection to the server was lost", async () => {
    const bus = await openEmbeddedBus({ url: database.url, log });
    const heard = collector();
    await bus.subscribe("readers", ["t"], heard.onBatch);
    await bus.publish([message(1)]);
    await heard.received(1);
    await server.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'bus %' and datname = current_database()");
    await bus.publish([message(2)]).catch(() => bus.publish([message(2)]));
    await heard.received(2);
    await bus.close();
    expect(heard.messages().map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it("forgets messages that were kept long enough, and groups go on with the next that are there", async () => {
    const first = await openEmbeddedBus({ url: database.url, log });
    await first.publish([1, 2, 3, 4, 5].map((sequence) => message(sequence)));
    await server.query("update record_batch set published_at = now() - interval '25 hours'");
    await first.publish([message(6)]);
    await first.close();
    const second = await openEmbeddedBus({ url: database.url, log, keepHours: 24 });
    while ((await server.query("select from record_batch")).rowCount !== 1);
    const heard = collector();
    await second.subscribe("readers", ["t"], heard.onBatch);
    await heard.received(1);
    await second.close();
    expect(heard.messages().map(({ sequence }) => sequence)).toEqual([6]);
  });

  it("leaves members of one group that read different topics alone", async () => {
    const bus = await openEmbeddedBus({ url: database.url, log });
    const [one, other] = [collector(), collector()];
    await bus.subscribe("readers", ["one"], one.onBatch);
    await bus.subscribe("readers", ["other"], other.onBatch);
    await bus.publish(Array.from({ length: 40 }, (_, index) => message(index + 1, index % 2 ? "one" : "other")));
    await Promise.all([one.received(20), other.received(20)]);
    await bus.close();
  });
});
