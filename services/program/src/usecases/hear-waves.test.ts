import type { AudienceSent } from "@redial/contracts";
import { openWave, waveSizes } from "../domain/experiment-waves";
import { tellBlock } from "./deal-experiment";
import type { Dealing, WavedExperiment, WaveEvent } from "./experiment-ports";
import { hearWave } from "./hear-waves";

const SIZE = 200;
const FIRST = openWave(1, SIZE, [{ successes: 0, trials: 0 }, { successes: 0, trials: 0 }], null);
const arm = (executionId: string) => ({ executionId, wavesOver: 0, counted: { successes: 0, trials: 0 }, overAt: null });
const dealt: WavedExperiment = { id: "e", organizationId: "o", audienceSize: SIZE, sentChunks: 1, isAllDealt: false, endedEarly: null, waves: [FIRST], arms: [arm("a"), arm("b")] };

function told(executionId: string, wave: number, contactsCompleted: number, { endedAt = "2025-01-06T10:00:00.000Z", takesMore = true } = {}): WaveEvent {
  const data = { executionId, wave, contacts: 10 * wave, contactsCompleted, endedAt, takesMore };
  return { id: `${executionId} ${wave}`, type: "wave.ended", version: 1, time: endedAt, key: executionId, causation: null, organization: "o", data };
}

/** What an experiment becomes by words that are told one after another. */
const hear = (experiment: WavedExperiment, ...events: readonly WaveEvent[]) => events.reduce((before, event) => hearWave(before, event).next, experiment);

describe("a wave that is over", () => {
  it("opens the next once every arm told it, from the latest end on, with more for the arm that leads", () => {
    const half = hear(dealt, told("a", 1, 9, { endedAt: "2025-01-06T12:00:00.000Z" }));
    expect(half.waves).toHaveLength(1);
    const next = hear(half, told("b", 1, 2)).waves.at(-1);
    expect(next).toMatchObject({ number: 2, from: 20, to: 40, notBefore: Date.parse("2025-01-06T12:00:00.000Z") });
    expect((next && waveSizes(next)) ?? []).toEqual([15, 5]);
  });

  it("is heard once: the same word again, or one of an earlier wave, changes nothing", () => {
    const second = hear(dealt, told("a", 1, 9), told("b", 1, 2), told("a", 2, 12));
    for (const again of [told("a", 2, 12), told("b", 1, 2), told("a", 1, 0, { takesMore: false })]) expect(hearWave(second, again)).toEqual({ next: second, events: [] });
    expect(second.waves).toHaveLength(2);
  });

  it("ends the dealing for all arms when one takes no more, and what is told later changes nothing", () => {
    const { next, events } = hearWave(dealt, told("a", 1, 3, { takesMore: false }));
    expect(next).toMatchObject({ isAllDealt: true, endedEarly: "arm_ended", sentChunks: 2, waves: [FIRST] });
    expect(events.map(({ type, causation, data }) => [type, causation, data])).toEqual(["a", "b"].map((executionId) => ["audience.sent", "a 1", { executionId, chunk: 1, last: true, contacts: [] }]));
    expect(hearWave(next, told("b", 1, 5))).toEqual({ next, events: [] });
  });

  it("says nothing to an experiment whose shares are fixed, or of which all was dealt", () => {
    for (const experiment of [{ ...dealt, waves: [] }, { ...dealt, isAllDealt: true }]) expect(hearWave(experiment, told("a", 1, 3))).toEqual({ next: experiment, events: [] });
  });
});

describe("the blocks of a wave", () => {
  const wave = openWave(2, SIZE, [{ successes: 9, trials: 10 }, { successes: 2, trials: 10 }], 1_000);
  const dealing = { id: "e", organizationId: "o", seed: "s", audienceSize: SIZE, launchedAt: 0, sentPosition: 20, sentChunks: 1, arms: ["a", "b"].map((executionId) => ({ share: 1, executionId })), wave };
  const members = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => ({ position: from + index + 1, phone: `+1202${2_000_000 + from + index}`, contactIds: ["c"], timeZone: null, region: null, attributes: null }));

  it("give the arms their sizes in however many, and close the wave for every arm, also for one that has nobody in the last", () => {
    const counts = [0, 0];
    let at: Dealing = dealing;
    for (let position = 20; position < 40; position++) {
      const { next, events } = tellBlock(at, members(position, position + 1), () => undefined);
      events.forEach(({ time, data }, index) => {
        const { contacts, last, wave: ofWave } = data as AudienceSent;
        counts[index] = (counts[index] ?? 0) + contacts.length;
        expect([time, last, ofWave]).toEqual(["1970-01-01T00:00:01.000Z", false, { number: 2, last: position === 39, notBefore: "1970-01-01T00:00:01.000Z" }]);
      });
      at = next;
    }
    expect(counts).toEqual(waveSizes(wave));
    expect(at).toMatchObject({ sentPosition: 40, sentChunks: 21 });
  });

  it("close the audience with the last of the last wave", () => {
    const last = { ...wave, number: 10, from: 180, to: SIZE };
    const { events } = tellBlock({ ...dealing, sentPosition: 180, wave: last }, members(180, SIZE), () => undefined);
    for (const { data } of events) expect(data).toMatchObject({ last: true, wave: { number: 10, last: true } });
  });
});
