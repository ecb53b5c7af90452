import type { EventBatch } from "@redial/platform";
import type { HeardEvent } from "./heard-events";
import { randomCampaigns } from "../random-campaigns.fixture";
import { seededRandom } from "../seeded-random.fixture";
import { splitBatch } from "./split-batch";

const input = { topic: "scheduler.events", partition: 0, lastSequence: 100 };

function planning(sequence: number, jobs: number): EventBatch<HeardEvent>["events"][number] {
  const job = { jobId: "j", contactIds: ["c"], phone: "+15551000000", region: null, timeZone: null };
  const data = { executionId: "e", programId: "p", complete: false, jobs: Array.from({ length: jobs }, () => job) };
  return { sequence, event: { id: "i", type: "jobs.planned", version: 1, time: "2025-01-20T10:00:00Z", key: "e", causation: null, organization: "o", data } };
}

const shape = (parts: readonly EventBatch[]) => parts.map((part) => ({ to: part.input.lastSequence, of: part.events.map(({ sequence }) => sequence) }));

test("a batch of many planned jobs is cut between events, each part saying how far it reaches", () => {
  const events = [planning(5, 1_000), planning(6, 1_000), planning(9, 1_000), planning(12, 10)];
  expect(shape(splitBatch({ input, events }))).toEqual([
    { to: 6, of: [5, 6] },
    { to: 100, of: [9, 12] },
  ]);
});

test("parts are as large as told", () => {
  const events = [planning(5, 1_000), planning(6, 1_000), planning(9, 1_000)];
  expect(shape(splitBatch({ input, events }, 3_000))).toEqual([{ to: 100, of: [5, 6, 9] }]);
});

test("one event is never cut", () => {
  expect(shape(splitBatch({ input, events: [planning(5, 5_000), planning(6, 1)] }))).toEqual([
    { to: 5, of: [5] },
    { to: 100, of: [6] },
  ]);
});

test("a part with messages that were published twice reaches as far as the highest of them", () => {
  expect(shape(splitBatch({ input, events: [planning(8, 1_000), planning(3, 1_000), planning(4, 1_000)] }))[0]).toEqual({ to: 8, of: [8, 3] });
});

test("a batch of which nothing is wanted still says how far it reaches", () => {
  expect(shape(splitBatch({ input, events: [] }))).toEqual([{ to: 100, of: [] }]);
});

test("the parts are the batch, in its order", () => {
  const { partitions } = randomCampaigns(seededRandom(1));
  for (const batch of partitions) expect(splitBatch(batch).flatMap(({ events }) => events)).toEqual(batch.events);
});
