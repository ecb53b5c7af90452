import { MESSAGING_MIGRATIONS, openDatabase, systemIds, type Database } from "@redial/platform";
import { createTestDatabase, type TestDatabase } from "@redial/testing";
import { readLineType } from "../read-line-type";
import { tellChunk } from "../usecases/send-audience";
import { CreateProgram1700000000100 } from "./create-program.migration";
import { entities } from "./entities";
import { launchStore } from "./launch-store";

const ids = systemIds();

describe("launches that are being sent", () => {
  let test: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    database = await openDatabase({ url: test.url, application: "test", entities, migrations: [...MESSAGING_MIGRATIONS, CreateProgram1700000000100] });
  });
  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  async function addLaunch(size: number): Promise<string> {
    const [organization, audience, program, launch] = [ids.next(), ids.next(), ids.next(), ids.next()];
    await database.rows("insert into organization values ($1, 'Acme', now())", [organization]);
    await database.rows("insert into audience values ($1, $2, 'Spring', now(), $3)", [audience, organization, size]);
    await database.rows(
      `with made as (
         insert into contact (id, organization_id, phone, attributes, created_at, updated_at)
         select gen_random_uuid(), $1, '+1' || i, '{}', now(), now() from generate_series(1, $3::int) as i returning id, phone)
       insert into audience_member select $2, phone, substr(phone, 3)::int, array[id] from made`,
      [organization, audience, size],
    );
    await database.rows(
      `insert into program (id, organization_id, audience_id, name, retry_strategy, pause_windows, flow, time_zone, time_zone_mode, caller_ids, max_concurrent_calls, carrier, created_at, updated_at)
       values ($1, $2, $3, 'Spring', '{}', '{}', '{}', 'UTC', 'program', '{}', 1, 'simulator', now(), now())`,
      [program, organization, audience],
    );
    await database.rows("insert into launch values ($1, $2, $3, $4, 'k', 'real_time', 's', '{}', $5, now())", [launch, organization, program, audience, size]);
    return launch;
  }

  it("take turns, the one furthest behind first, so that a small audience does not wait for a large one", async () => {
    const large = await addLaunch(350);
    const small = await addLaunch(100);
    const store = launchStore(database, ids);
    const told: [string, number][] = [];
    const next = () =>
      store.sendNext(100, (sending, members) => {
        told.push([sending.id === large ? "large" : "small", members.length]);
        return tellChunk(sending, members, readLineType);
      });
    while (await next());
    expect(told).toEqual([
      ["large", 100],
      ["small", 100],
      ["large", 100],
      ["large", 100],
      ["large", 50],
    ]);
    expect(await database.rows("select 1 from launch where sent_at is null")).toEqual([]);
    expect(await database.rows("select 1 from outbox_event where key = $1", [small])).toHaveLength(1);
  });
});
