import type { EventBatch } from "@redial/platform";
import { outcomeShares, ratesByAttempt, ratesByHour, ratesByHourAndWeekday, ratesByWeekday, type AttemptRate } from "./domain/attempt-rates";
import { bruteForce } from "./brute-force.fixture";
import { executionMetrics } from "./domain/execution-metrics";
import type { HeardEvent } from "./counting/heard-events";
import { randomCampaigns, type Campaigns } from "./random-campaigns.fixture";
import { reportingDatabase, type ReportingDatabase } from "./reporting-database.fixture";
import type { Tally } from "./domain/tally";
import { sameJobs } from "./same-jobs.fixture";
import { seededRandom, type SeededRandom } from "./seeded-random.fixture";

let database: ReportingDatabase;

beforeEach(async () => {
  database = await reportingDatabase();
});

afterEach(() => database.drop());

test.each([1, 2, 3, 4, 5, 6, 7, 8])("streams in any batches, twice, and in any order across keys give the numbers of a plain count (seed %i)", async (seed) => {
  const random = seededRandom(seed);
  const campaigns = randomCampaigns(random);
  let reading = true;
  const watched = watch(campaigns, () => reading);
  await Promise.all(campaigns.partitions.map((partition) => database.deliver(batchesOf(partition, random))));
  reading = false;
  expect(await watched).toBeGreaterThan(0);
  await expectPlainCount(campaigns);
});

test("whole streams one after the other give the same numbers, whichever comes first", async () => {
  const campaigns = randomCampaigns(seededRandom(9));
  await database.deliver([...campaigns.partitions].reverse());
  await expectPlainCount(campaigns);
});

test("events heard again after the marks were lost add nothing", async () => {
  const random = seededRandom(10);
  const campaigns = randomCampaigns(random);
  await database.deliver(campaigns.partitions);
  await database.loseMarks();
  await Promise.all(campaigns.partitions.map((partition) => database.deliver(batchesOf(partition, random))));
  await expectPlainCount(campaigns);
});

test("streams that tell of the same jobs and cells in opposite orders never wait for each other in a circle", async () => {
  for (let round = 1; round <= 20; round++) {
    const { first, planned, ended } = sameJobs(round, 300);
    await database.deliver([first]);
    await Promise.all([planned, ...ended].map((batch) => database.deliver([batch])));
  }
  expect(database.repeated()).toBe(0);
});

async function expectPlainCount({ executions, events }: Campaigns): Promise<void> {
  const { reports } = database;
  for (const { id, organizationId, programId } of executions) {
    const ofProgram = executions.filter((one) => one.programId === programId).map((one) => one.id);
    const [byExecution, byProgram] = [await reports.tallyExecutions(organizationId, [id], "cells"), await reports.tallyPrograms(organizationId, [programId], "cells")];
    expect(shown(byExecution.get(id))).toEqual(bruteForce(events, [id]));
    expect(shown(byProgram.get(programId))).toEqual(bruteForce(events, ofProgram));
    expect(byProgram.get(programId)?.isFinal).toBe(true);
  }
}

/** What GraphQL would show, in the words of the plain count. */
function shown(tally: Tally | undefined) {
  if (!tally) return undefined;
  const { cells, connectionRateInterval, benchmark, mostAttempts, isFinal, retryConversionRate, ...metrics } = executionMetrics(tally);
  const named = <Rate extends AttemptRate>(rates: readonly Rate[], name: (rate: Rate) => (string | number)[]) =>
    Object.fromEntries(rates.map((rate) => [name(rate).join(" "), { attempts: rate.attempts, completed: rate.completed, talkSeconds: rate.talkSeconds }]));
  return {
    ...metrics,
    contactsRetried: retryConversionRate.contactsRetried,
    completedAfterRetry: retryConversionRate.completedAfterRetry,
    outcomes: Object.fromEntries(outcomeShares(cells).map(({ outcome, count }) => [outcome, count])),
    byAttempt: named(ratesByAttempt(cells), ({ attempt }) => [attempt]),
    byHour: named(ratesByHour(cells), ({ hour }) => [hour]),
    byWeekday: named(ratesByWeekday(cells), ({ weekday }) => [weekday]),
    byHourAndWeekday: named(ratesByHourAndWeekday(cells), ({ weekday, hour }) => [weekday, hour]),
  };
}

/** Random batches, each of which may reach back into what was delivered before or come twice. */
function* batchesOf({ input, events }: EventBatch<HeardEvent>, random: SeededRandom): Generator<EventBatch<HeardEvent>> {
  for (let at = 0; at < events.length; ) {
    const end = Math.min(events.length, at + 1 + random.below(20));
    const part = events.slice(Math.max(0, at - random.below(10)), end);
    const batch = { input: { ...input, lastSequence: part.at(-1)?.sequence ?? 0 }, events: part };
    yield batch;
    if (random.below(3) === 0) yield batch;
    at = end;
  }
}

/** Reads as long as it may, expecting every answer to add up; answers how often it read. */
async function watch({ executions }: Campaigns, goesOn: () => boolean): Promise<number> {
  let reads = 0;
  for (; goesOn(); reads++) {
    for (const { id, organizationId } of executions) {
      const tally = (await database.reports.tallyExecutions(organizationId, [id], "cells")).get(id);
      if (!tally) continue;
      const { totalContacts, contactsCompleted, contactsMessageLeft, contactsFailed, contactsSkipped, contactsOpen, totalCalls } = executionMetrics(tally);
      expect(contactsOpen).toBeGreaterThanOrEqual(0);
      expect(contactsCompleted + contactsMessageLeft + contactsFailed + contactsSkipped + contactsOpen).toBe(totalContacts);
      expect(tally.cells.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(totalCalls);
    }
  }
  return reads;
}
