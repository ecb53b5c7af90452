import { openDatabase, type Database } from "@redial/platform";
import { createTestDatabase } from "@redial/testing";
import type { AttemptEntry } from "../usecases/ports";
import { insertAttempts, readAttempts } from "./attempt-rows";
import { SCHEDULER_MIGRATIONS } from "./migrations";

const JOB = "018f0000-0000-7000-8000-0000000000f1";

function attempt(number: number, changes: Partial<AttemptEntry> = {}): AttemptEntry {
  const because = `[{"rule":"now","at":${number}}]`;
  const times = { requestedAt: number * 1_000, permitEndsAt: number * 1_000 + 500, endedAt: number * 1_000 + 900 };
  return { jobId: JOB, executionId: JOB, attempt: number, ...times, because, outcome: "busy", zone: "Europe/London", zoneEvidence: null, policyVersion: null, ...changes };
}

describe("the attempts that are kept", () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const own = await createTestDatabase();
    database = await openDatabase({ url: own.url, application: "test", migrations: SCHEDULER_MIGRATIONS });
    drop = () => own.drop();
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });

  it("come back as they went in, in the order of their numbers", async () => {
    const made = [attempt(2, { permitEndsAt: null, zone: null }), attempt(1, { zoneEvidence: '{"source":"contact"}', policyVersion: "us/2025-01" })];
    await database.transact((tx) => insertAttempts(tx, made));
    expect(await readAttempts(database, JOB)).toEqual([made[1], made[0]]);
  });

  it("never change: one that comes again leaves the first as it is", async () => {
    await database.transact((tx) => insertAttempts(tx, [attempt(1, { outcome: "completed" }), attempt(3)]));
    expect((await readAttempts(database, JOB)).map(({ outcome }) => outcome)).toEqual(["busy", "busy", "busy"]);
  });
});
