import { cursorsOf, noChanges, type RequestContext } from "@redial/platform";
import { graphql, type GraphQLSchema } from "graphql";
import type { CallReport } from "../domain/call-report";
import type { Reports } from "../reports";
import type { Tally } from "../domain/tally";
import { noTotals } from "../domain/totals";
import { reportingSubgraph } from "./reporting-subgraph";

const contextValue: RequestContext = { identity: { organizationId: "o", role: "viewer" } };
let schema: GraphQLSchema;
let read: { what: keyof Reports; organizationId: string; ids: number; detail?: string }[];

/** Reports that know every id, and remember what was read. */
const everything: Reports = {
  tallyExecutions: async (organizationId, ids, detail) => (read.push({ what: "tallyExecutions", organizationId, ids: ids.length, detail }), new Map(ids.map((id) => [id, tally()]))),
  tallyPrograms: async (organizationId, ids, detail) => (read.push({ what: "tallyPrograms", organizationId, ids: ids.length, detail }), new Map(ids.map((id) => [id, tally()]))),
  segmentTotals: async () => [],
  segmentCells: async () => [],
  connectBuckets: async () => [],
  callReports: async (organizationId, ids) => (read.push({ what: "callReports", organizationId, ids: ids.length }), new Map(ids.map((id) => [id, report(id)]))),
  attempts: async () => [],
  failedContacts: async () => [],
  overFromFirst: async (organizationId) => (read.push({ what: "overFromFirst", organizationId, ids: 1 }), 100),
  completedOfFirst: async (_, executionId, first) => (executionId === "b" ? first : first / 2),
};

beforeAll(async () => {
  schema = await reportingSubgraph(everything, noChanges, cursorsOf("secret"));
});

beforeEach(() => {
  read = [];
});

test("the attempts and call reports of a thousand jobs are one read", async () => {
  const of = Array.from({ length: 1_000 }, (_, index) => ({ __typename: "Job", id: `job ${index}` }));
  const { errors } = await ask("query ($of: [_Any!]!) { _entities(representations: $of) { ... on Job { attempts { id } callReport { isComplete attempts { id } } } } }", { of });
  expect(errors).toBeUndefined();
  expect(read).toEqual([{ what: "callReports", organizationId: "o", ids: 1_000 }]);
});

test("the metrics of many executions are one read, without the cells that only breakdowns need", async () => {
  const of = Array.from({ length: 20 }, (_, index) => ({ __typename: "Execution", id: `execution ${index}` }));
  await ask("query ($of: [_Any!]!) { _entities(representations: $of) { ... on Execution { metrics { totalContacts isFinal } } } }", { of });
  expect(read).toEqual([{ what: "tallyExecutions", organizationId: "o", ids: 20, detail: "totals" }]);
});

test.each([
  ["by name", "{ metrics { byHour { hour } } }", ""],
  ["under another name", "{ metrics { evenings: byHour { hour } } }", ""],
  ["in an inline fragment", "{ metrics { totalCalls ... { outcomes { share } } } }", ""],
  ["in fragments of fragments", "{ metrics { ...a } }", "fragment a on ExecutionMetrics { ...b } fragment b on ExecutionMetrics { byWeekday { weekday } }"],
])("the cells are read with the totals where a breakdown is selected %s", async (_, selection, fragments) => {
  const { errors } = await ask(`query ($of: [_Any!]!) { _entities(representations: $of) { ... on Program ${selection} } } ${fragments}`, { of: [{ __typename: "Program", id: "p" }] });
  expect(errors).toBeUndefined();
  expect(read).toEqual([{ what: "tallyPrograms", organizationId: "o", ids: 1, detail: "cells" }]);
});

test("an attempt that its job does not have is unknown", async () => {
  const of = ["j:1", "j:2", "j", ""].map((id) => ({ __typename: "Attempt", id }));
  const { data } = await ask("query ($of: [_Any!]!) { _entities(representations: $of) { ... on Attempt { attempt } } }", { of });
  expect(data).toEqual({ _entities: [{ attempt: 1 }, null, null, null] });
});

function ask(source: string, variableValues: Record<string, unknown>) {
  return graphql({ schema, source, variableValues, contextValue });
}

function tally(): Tally {
  return { label: null, leastRetries: null, mostRetries: null, isFinal: false, totals: noTotals(), cells: [], hours: [] };
}

function report(jobId: string): CallReport {
  const at = new Date("2025-01-20T10:00:00Z");
  const call = { status: "busy" as const, carrierCode: "sip:486", startedAt: at, endedAt: at, ringMs: 0, talkMs: 0, detail: null };
  const attempts = [{ id: `${jobId}:1`, attempt: 1, outcome: "busy" as const, call, localHour: 10, localWeekday: "monday" as const }];
  return { jobId, job: { id: jobId }, executionId: "e", execution: { id: "e" }, phone: null, contacts: [], attempts, result: null, reason: null, isComplete: false };
}
