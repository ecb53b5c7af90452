import type { Envelope, WaveEnded } from "@redial/contracts";
import { instantOf, toIso } from "@redial/kernel";
import { persons, stage, type Stage } from "./service.fixture";

const START = "2025-03-03T15:00:00.000Z";

describe("an audience that comes in waves", () => {
  let at: Stage;
  beforeAll(async () => {
    // Even numbers are reached at the first attempt, odd ones never.
    at = await stage(({ phone }) => (Number(phone.at(-1)) % 2 === 0 ? "completed" : "busy"));
  });
  afterAll(() => at.stop());

  const told = (id: string) => at.said.flatMap((event): WaveEnded[] => (event.type === "wave.ended" && event.data.executionId === id ? [event.data] : []));
  const requests = (id: string) => at.requested.filter(({ data }) => data.executionId === id);
  const statuses = (id: string) => at.said.flatMap((event: Envelope) => (event.type === "execution.changed" && event.data.executionId === id ? [event.data.status] : []));
  const wave = (number: number, last = true, notBefore: string | null = null) => ({ last: false, wave: { number, last, notBefore } });

  it("is called a wave at a time on a virtual clock, each once it has come whole, and the execution stays open until the last", async () => {
    const id = await at.begin({ startAt: START });
    await at.send(id, { chunk: 0, ...wave(1, false) }, persons(4));
    await at.until("the first half of the wave is planned", () => at.said.some((event) => event.type === "jobs.planned" && event.data.executionId === id));
    expect(requests(id)).toEqual([]);
    await at.send(id, { chunk: 1, ...wave(1) }, persons(2, 4));
    await at.until("the first wave is over", () => told(id).length === 1);
    // Two retries after 30 minutes each, and three calls of twenty seconds.
    const endedAt = toIso(instantOf(START) + 61 * 60_000);
    expect(told(id)).toEqual([{ executionId: id, wave: 1, contacts: 6, contactsCompleted: 3, endedAt, takesMore: true }]);
    const notBefore = toIso(instantOf(START) + 24 * 60 * 60_000);
    await at.send(id, { chunk: 2, ...wave(2, true, notBefore) }, persons(2, 6));
    await at.until("the second wave is over", () => told(id).length === 2);
    expect(told(id)[1]).toMatchObject({ wave: 2, contacts: 8, contactsCompleted: 4 });
    expect(requests(id).slice(-4).map(({ data }) => data.permit.notBefore >= notBefore)).toEqual(Array(4).fill(true));
    expect(statuses(id)).toEqual(["scheduled", "running"]);
    await at.send(id, { chunk: 3, last: true, wave: { number: 3, last: true, notBefore } }, persons(2, 8));
    await at.until("the execution is over", () => statuses(id).includes("completed"));
    expect(told(id)).toHaveLength(2);
  });

  it("ends with a wave that is over when the execution was cancelled, and closes once no more comes", async () => {
    const id = await at.begin({ startAt: "2099-01-01T00:00:00Z" }, "real_time");
    await at.send(id, { chunk: 0, ...wave(1) }, persons(4));
    await at.say({ type: "execution.withdrawn", time: START, organization: at.organizationId, causation: null, data: { executionId: id, programId: id, reason: "experiment_stopped" } });
    await at.until("the wave is over", () => told(id).length === 1);
    expect(told(id)[0]).toMatchObject({ wave: 1, contacts: 4, contactsCompleted: 0, takesMore: false });
    const endedAt = async () => (await at.rows<{ ended_at: Date | null }>("select ended_at from execution where id = $1", [id]))[0]?.ended_at;
    expect(await endedAt()).toBeNull();
    await at.send(id, { chunk: 1, last: true }, []);
    await at.until("the execution is closed", async () => (await endedAt()) !== null);
  });

  it("takes no more of it once stopAt has cut a wave on a virtual clock", async () => {
    const id = await at.begin({ startAt: START, stopAt: toIso(instantOf(START) + 10 * 60_000) });
    await at.send(id, { chunk: 0, ...wave(1) }, persons(4));
    await at.until("the wave is over", () => told(id).length === 1);
    expect(told(id)[0]).toMatchObject({ contacts: 4, contactsCompleted: 2, takesMore: false });
    await at.send(id, { chunk: 1, last: true }, []);
    await at.until("the execution is closed", () => statuses(id).includes("stopped"));
  });
});
