import { openDatabase, systemIds } from "@redial/platform";
import { numbers, startLaunching, type Launching } from "../launches.fixture";
import { startProgram, type RunningProgram } from "../program-service.fixture";
import { launchStore } from "../store/launch-store";
import { readLineType } from "../read-line-type";
import { tellChunk } from "./send-audience";

describe("a launched audience", () => {
  let program: RunningProgram;
  let at: Launching;

  beforeAll(async () => {
    program = await startProgram();
    at = await startLaunching(program);
  });
  afterAll(() => program.stop());

  it("is frozen: who comes later is not called, however long the sending takes", async () => {
    const audienceId = await at.createAudience(numbers(4_500));
    const programId = await at.createProgram(audienceId);
    const { data } = await at.launch({ programId, idempotencyKey: "frozen" });
    await at.addTo(audienceId, numbers(2_000, 3_000_000));
    const chunks = await at.chunks(data?.["launchProgram"].id);
    expect(chunks.map(({ chunk, last, contacts }) => [chunk, last, contacts.length])).toEqual([
      [0, false, 1_000],
      [1, false, 1_000],
      [2, false, 1_000],
      [3, false, 1_000],
      [4, true, 500],
    ]);
    expect(chunks.flatMap(({ contacts }) => contacts.map(({ phone }) => phone))).toEqual(numbers(4_500).split("\n").slice(1));
    expect((await at.launch({ programId, idempotencyKey: "again" })).data?.["launchProgram"].audienceSize).toBe(6_500);
  });

  it("is told with what reports tell contacts apart by: the attributes of the first contact of a number that has any, and the kind of its line", async () => {
    const audienceId = await at.createAudience("phone,externalId,plan,tier\n+447400123456,a,,\n+447400123456,b,gold,2\n+12025550123,c,,");
    const { data } = await at.launch({ programId: await at.createProgram(audienceId), idempotencyKey: "facts" });
    const contacts = (await at.chunks(data?.["launchProgram"].id)).flatMap((chunk) => chunk.contacts);
    expect(contacts.map(({ attributes, lineType }) => ({ attributes, lineType }))).toEqual([
      { attributes: { plan: "gold", tier: "2" }, lineType: "mobile" },
      { attributes: undefined, lineType: "fixed_line_or_mobile" },
    ]);
  });

  it("is sent exactly once by several replicas, although transactions fail in between", async () => {
    const audiences = [await at.createAudience(numbers(9_000, 4_000_000)), await at.createAudience(numbers(10, 5_000_000))];
    const programIds = await Promise.all(audiences.map((audienceId) => at.createProgram(audienceId)));
    const replica = await openDatabase({ url: program.databaseUrl, application: "replica", migrations: [] });
    const store = launchStore(replica, systemIds());
    let rounds = 0;
    const send = async () => {
      for (let more = true; more; ) {
        const round = store.sendNext(1_000, (sending, members) => {
          if (++rounds % 3 === 0) throw new Error("the replica died");
          return tellChunk(sending, members, readLineType);
        });
        more = await round.catch(() => true);
      }
    };
    const ids = await Promise.all(programIds.map(async (programId) => (await at.launch({ programId, idempotencyKey: programId })).data?.["launchProgram"].id));
    await Promise.all([send(), send()]);
    await replica.close();
    for (const [index, id] of ids.entries()) {
      const chunks = await at.chunks(id);
      const phones = chunks.flatMap(({ contacts }) => contacts.map(({ phone }) => phone));
      expect(chunks.map(({ chunk, last }) => [chunk, last])).toEqual(chunks.map((_, place) => [place, place === chunks.length - 1]));
      expect([phones.length, new Set(phones).size]).toEqual(index === 0 ? [9_000, 9_000] : [10, 10]);
    }
  });
});
