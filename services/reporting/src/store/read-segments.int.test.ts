import { HOUR_COUNTS, type WeekHour } from "../domain/cell";
import { bruteConnects, bruteHours, dateOf, plainJobs } from "./brute-hours.fixture";
import { randomCampaigns, type Campaigns } from "../random-campaigns.fixture";
import { reportingDatabase, type ReportingDatabase } from "../reporting-database.fixture";
import { MOST_VALUES } from "../domain/segment";
import { sameJobs } from "../same-jobs.fixture";
import { seededRandom } from "../seeded-random.fixture";

let database: ReportingDatabase;

beforeEach(async () => {
  database = await reportingDatabase();
});

afterEach(() => database.drop());

test.each([31, 32, 33])("whatever order the streams come in, and whatever comes twice, hours and segments are those of a plain count (seed %i)", async (seed) => {
  const random = seededRandom(seed);
  const campaigns = randomCampaigns(random);
  const partitions = campaigns.partitions.map(({ input, events }) => ({ input, events, at: random.below(1_000) })).sort((one, other) => one.at - other.at);
  for (const { input, events } of partitions) {
    const half = events.slice(0, events.length / 2);
    await database.deliver([{ input: { ...input, lastSequence: half.at(-1)?.sequence ?? 0 }, events: half }]);
  }
  await Promise.all(partitions.map((partition) => database.deliver([partition])));
  await database.loseMarks();
  await database.deliver(partitions);
  for (const { id, programId, organizationId } of campaigns.executions) {
    await expectPlainCount(campaigns, organizationId, "id", [id], [id]);
    const ofProgram = campaigns.executions.filter((one) => one.programId === programId).map((one) => one.id);
    await expectPlainCount(campaigns, organizationId, "program_id", [programId], ofProgram);
  }
  expect(database.repeated()).toBe(0);
});

test("values beyond the first hundred of a key count together, and say so", async () => {
  const { first, planned, ended } = sameJobs(1, 130);
  const events = planned.events.map(({ sequence, event }) => {
    if (event.type !== "jobs.planned") throw new Error("something else was planned");
    const jobs = event.data.jobs.map((job, index) => ({ ...job, attributes: { id: `n${index}` } }));
    return { sequence, event: { ...event, data: { ...event.data, jobs } } };
  });
  await database.deliver([first, { ...planned, events }, ...ended]);
  const [{ event } = { event: undefined }] = events;
  if (!event) throw new Error("nothing was planned");
  const of = await database.reports.segmentTotals(event.organization, "id", [event.data.executionId], "attribute.id");
  expect(of).toHaveLength(MOST_VALUES + 1);
  expect(of.at(-1)).toMatchObject({ value: "", isOther: true, totals: { contacts: 30, calls: 60, failed: 30, contactsRetried: 30 } });
  const slice = { segment: { key: "attribute.id", value: null } };
  const others = await database.reports.tallyExecutions(event.organization, [event.data.executionId], "cells", slice);
  expect(others.get(event.data.executionId)).toMatchObject({ totals: { contacts: 30, calls: 60 } });
});

async function expectPlainCount({ events }: Campaigns, organizationId: string, scope: "id" | "program_id", ids: string[], executionIds: string[]): Promise<void> {
  const { reports } = database;
  const tallyOf = async (slice: Parameters<typeof reports.tallyExecutions>[3]) => {
    const tallies = scope === "id" ? await reports.tallyExecutions(organizationId, ids, "cells", slice) : await reports.tallyPrograms(organizationId, ids, "cells", slice);
    return tallies.get(ids[0] ?? "");
  };
  const jobs = plainJobs(events, executionIds);
  expect(named((await tallyOf(undefined))?.hours)).toEqual(bruteHours(jobs));
  const days = { from: "2025-01-15", to: "2025-01-20" };
  const inDays = (attempt: Parameters<typeof dateOf>[0]) => dateOf(attempt) >= days.from && dateOf(attempt) <= days.to;
  expect(named((await tallyOf({ days }))?.hours)).toEqual(bruteHours(jobs, inDays));
  expect(named((await tallyOf({ days: { from: null, to: days.to } }))?.hours)).toEqual(bruteHours(jobs, (attempt) => dateOf(attempt) <= days.to));
  const connects = await reports.connectBuckets(organizationId, scope, ids);
  expect(Object.fromEntries(connects.map(({ bucket, contacts }) => [bucket, contacts]))).toEqual(bruteConnects(jobs));
  const segments = await reports.segmentTotals(organizationId, scope, ids, null);
  const callers = new Set(jobs.flatMap(({ attempts }) => attempts.flatMap(({ callerId }) => (callerId ? [`caller_id=${callerId}`] : []))));
  expect(new Set(segments.map(({ key, value }) => `${key}=${value}`))).toEqual(new Set([...jobs.flatMap((job) => job.segments), ...callers]));
  for (const { key, value, totals } of segments) {
    const isCaller = key === "caller_id";
    const of = isCaller ? jobs : jobs.filter((job) => job.segments.includes(`${key}=${value}`));
    const wanted = (attempt: (typeof jobs)[number]["attempts"][number]) => !isCaller || attempt.callerId === value;
    const all = of.flatMap((job) => job.attempts.filter(wanted));
    const ended = (result: string) => (isCaller ? 0 : of.filter((job) => job.end.result === result).length);
    expect(totals).toMatchObject({ contacts: isCaller ? 0 : of.length, calls: all.length, completed: ended("completed"), failed: ended("failed"), skipped: ended("skipped"), messageLeft: ended("message_left") });
    expect(totals.contactsRetried).toBe(all.filter(({ attempt }) => attempt === 2).length);
    const slice = await tallyOf({ segment: { key, value } });
    expect(slice?.totals).toEqual(totals);
    const hours = isCaller ? withoutFailed(bruteHours(jobs, wanted)) : bruteHours(of);
    expect(named(slice?.hours)).toEqual(hours);
    const [cells] = (await reports.segmentCells(organizationId, scope, ids, key, "attempt")).filter((one) => one.value === value);
    expect(sum(cells?.hours)).toEqual(sum(slice?.hours));
  }
}

/** A number that was shown has no failed contacts: contacts fail, not calls. */
function withoutFailed(hours: Record<string, Record<string, number>>) {
  return Object.fromEntries(Object.entries(hours).map(([at, counts]) => [at, Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, name.startsWith("failed_") ? 0 : count]))]));
}

function named(hours: readonly WeekHour[] = []) {
  return Object.fromEntries(hours.map(({ attempt, weekday, hour, ...counts }) => [`${attempt} ${weekday} ${hour}`, counts]));
}

function sum(hours: readonly WeekHour[] = []) {
  return Object.fromEntries(HOUR_COUNTS.map((count) => [count, hours.reduce((total, one) => total + one[count], 0)]));
}
