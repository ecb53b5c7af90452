import { createCsvReader, createLog, cursorsOf, noChanges, serveSubgraph, vouchFor, type Running } from "@redial/platform";
import { reportingSubgraph } from "../graphql/reporting-subgraph";
import { randomCampaigns } from "../random-campaigns.fixture";
import { reportingDatabase, type ReportingDatabase } from "../reporting-database.fixture";
import { seededRandom } from "../seeded-random.fixture";
import { failedContactRoutes } from "./failed-contacts.route";

const gatewaySecret = "only the gateway knows this";
const campaigns = randomCampaigns(seededRandom(27));
const [ours, , theirs] = campaigns.executions;
let database: ReportingDatabase;
let server: Running & { url: string };

beforeAll(async () => {
  database = await reportingDatabase();
  await database.deliver(campaigns.partitions);
  const { reports } = database;
  const schema = await reportingSubgraph(reports, noChanges, cursorsOf("secret"));
  const routes = failedContactRoutes({ reports, gatewaySecret });
  server = await serveSubgraph({ schema, host: "127.0.0.1", port: 0, drainMs: 0, gatewaySecret, log: createLog("test", "error"), isReady: () => Promise.resolve(true), routes });
});

afterAll(async () => {
  await server.stop();
  await database.drop();
});

const ask = (path: string, organizationId = ours?.organizationId ?? "") => fetch(`${server.url}/program-executions/${path}`, { headers: vouchFor({ organizationId, role: "viewer" }, gatewaySecret) });
const cellsOf = (text: string) => {
  const reader = createCsvReader();
  return [...reader.push(text), ...reader.end()].map((row) => ("cells" in row ? row.cells : []));
};
const rowsOf = async (path: string) => cellsOf(await (await ask(path)).text()).slice(1);
const failedJobs = (executionId?: string) => campaigns.events.flatMap((event) => (event.type === "job.ended" && event.data.executionId === executionId && event.data.result === "failed" ? event.data : []));

test("everyone who failed is exported once, with all outcomes in order", async () => {
  const attempts = (jobId: string) => campaigns.events.flatMap((event) => ((event.type === "retry.planned" || event.type === "job.ended") && event.data.jobId === jobId ? (event.data.attempt ?? []) : []));
  const expected = failedJobs(ours?.id).map(({ jobId }) => {
    const outcomes = attempts(jobId).sort((a, b) => a.attempt - b.attempt).map(({ outcome }) => outcome);
    return `${jobId} ${outcomes.join(" ")}`;
  });
  const found = (await rowsOf(`${ours?.id}/failed-contacts`)).map((row) => `${row.at(-2)} ${row[5]}`);
  expect(found.length).toBeGreaterThanOrEqual(5);
  expect(found).toEqual(expected.sort());
});

test("an action chooses those to whom it is suggested, and all actions together everyone", async () => {
  const counts = await Promise.all(["evening_hours", "more_retries", "likely_wrong_number,remove", "sms_or_email", "manual_follow_up"].map(async (action) => (await rowsOf(`${ours?.id}/failed-contacts?action=${action}`)).length));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(failedJobs(ours?.id).length);
  expect(Math.max(...counts)).toBeLessThan(failedJobs(ours?.id).length);
});

test("as suppressions they are the numbers that do not exist, in the columns of an import", async () => {
  const text = await (await ask(`${ours?.id}/failed-contacts/suppressions`)).text();
  const removable = await rowsOf(`${ours?.id}/failed-contacts?action=remove`);
  expect(text.split("\r\n")[0]).toBe("phone,reason,expiresAt");
  expect(removable.length).toBeGreaterThan(0);
  expect(text.trimEnd().split("\r\n").slice(1)).toEqual(removable.map((row) => expect.stringMatching(new RegExp(`^\\${row[0]},The number does not exist: remove it. \\(\\d attempts? in A\\),$`))));
});

test("in GraphQL they come by the page, each once, with the same actions", async () => {
  const found: { jobId: string; action: string; attempts: { outcome: string }[] }[] = [];
  const query = `query ($of: [_Any!]!, $after: String) { _entities(representations: $of) { ... on Execution { failedContacts(first: 2, after: $after) {
    totalCount edges { node { jobId job { id } phone region action because reason contacts { id } attempts { outcome } } } pageInfo { hasNextPage endCursor } } } } }`;
  for (let after: string | null = null; ; ) {
    const variables = { of: [{ __typename: "Execution", id: ours?.id }], after };
    const headers = { "content-type": "application/json", ...vouchFor({ organizationId: ours?.organizationId ?? "", role: "viewer" }, gatewaySecret) };
    const answer = await fetch(`${server.url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
    const page: any = (await answer.json()).data._entities[0].failedContacts;
    expect(page.totalCount).toBe(failedJobs(ours?.id).length);
    found.push(...page.edges.map((edge: any) => edge.node));
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) break;
  }
  const rows = await rowsOf(`${ours?.id}/failed-contacts`);
  expect(found.map(({ jobId, action, attempts }) => [jobId, action, attempts.map(({ outcome }) => outcome).join(" ")])).toEqual(rows.map((row) => [row.at(-2), row[2], row[5]]));
});

test("another organization's execution is as unknown as none", async () => {
  for (const id of [theirs?.id, "nothing"]) {
    const answer = await ask(`${id}/failed-contacts`);
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: "NOT_FOUND" }]);
  }
});

test.each(["?action=call_again", "?action=", "?action=remove,x", "?action=remove&action=remove"])("%s names no action and is refused", async (query) => {
  const answer = await ask(`${ours?.id}/failed-contacts${query}`);
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: "ACTION_UNKNOWN", path: ["action"] }]);
});
