import type { EventBatch } from "@redial/platform";
import type { HeardEvent } from "../counting/heard-events";
import { randomCampaigns } from "../random-campaigns.fixture";
import { reportingDatabase, type ReportingDatabase } from "../reporting-database.fixture";
import { seededRandom } from "../seeded-random.fixture";

let database: ReportingDatabase;

beforeEach(async () => {
  database = await reportingDatabase();
});

afterEach(() => database.drop());

test("an execution is final only when it is over, all its jobs were planned and every end was counted", async () => {
  const campaigns = randomCampaigns(seededRandom(11));
  const { id, organizationId } = campaigns.executions[0] ?? { id: "", organizationId: "" };
  const hear = async (...types: HeardEvent["type"][]) => {
    await database.loseMarks();
    await database.deliver(campaigns.partitions.map((partition) => ({ ...partition, events: partition.events.filter(({ event }) => types.includes(event.type)) })));
    return (await database.reports.tallyExecutions(organizationId, [id], "totals")).get(id)?.isFinal;
  };
  expect(await hear("execution.launched", "execution.changed")).toBe(false);
  expect(await hear("jobs.planned")).toBe(false);
  expect(await hear("retry.planned")).toBe(false);
  expect(await hear("job.ended")).toBe(true);
});

test("a job whose attempts and end were heard of before its planning is reported in full", async () => {
  const campaigns = randomCampaigns(seededRandom(16));
  const plannings = (batch: EventBatch<HeardEvent>, wanted: boolean) => ({ ...batch, events: batch.events.filter(({ event }) => (event.type === "jobs.planned") === wanted) });
  await database.deliver(campaigns.partitions.map((batch) => plannings(batch, false)));
  await database.loseMarks();
  await database.deliver(campaigns.partitions.map((batch) => plannings(batch, true)));
  for (const { organization, data } of campaigns.events.filter((event) => event.type === "jobs.planned")) {
    const reports = await database.reports.callReports(organization, data.jobs.map(({ jobId }) => jobId));
    for (const { jobId, phone, contactIds } of data.jobs) {
      expect(reports.get(jobId)).toMatchObject({ phone, contacts: contactIds.map((id) => ({ id })), isComplete: true });
    }
  }
});

test("call reports are in order and complete, and another organization's are not known", async () => {
  const campaigns = randomCampaigns(seededRandom(12));
  await database.deliver(campaigns.partitions);
  const ended = campaigns.events.filter((event) => event.type === "job.ended");
  for (const { id, organizationId } of campaigns.executions) {
    const own = new Set(ended.filter((event) => event.organization === organizationId).map((event) => event.data.jobId));
    const found = await database.reports.callReports(organizationId, ended.map((event) => event.data.jobId));
    expect(new Set(found.keys())).toEqual(own);
    for (const event of ended.filter(({ data }) => data.executionId === id)) {
      const report = found.get(event.data.jobId);
      expect(report).toMatchObject({ executionId: id, isComplete: true, result: event.data.result, phone: expect.stringContaining("+1555") });
      expect(report?.attempts.map(({ attempt }) => attempt)).toEqual(Array.from({ length: event.data.attempts }, (_, index) => index + 1));
    }
  }
});

test("tallies of another organization's executions and programs are not known", async () => {
  const campaigns = randomCampaigns(seededRandom(14));
  await database.deliver(campaigns.partitions);
  const [ours, , theirs] = campaigns.executions;
  const { reports } = database;
  expect((await reports.tallyExecutions(ours?.organizationId ?? "", campaigns.executions.map(({ id }) => id), "cells")).has(theirs?.id ?? "")).toBe(false);
  expect(await reports.tallyPrograms(ours?.organizationId ?? "", [theirs?.programId ?? ""], "cells")).toEqual(new Map());
});

test("the retries of a program's executions are known by their least and most", async () => {
  const campaigns = randomCampaigns(seededRandom(15));
  await database.deliver(campaigns.partitions);
  const [first] = campaigns.executions;
  const tallies = await database.reports.tallyPrograms(first?.organizationId ?? "", [first?.programId ?? ""], "totals");
  expect(tallies.get(first?.programId ?? "")).toMatchObject({ leastRetries: 2, mostRetries: 3, cells: [] });
});
