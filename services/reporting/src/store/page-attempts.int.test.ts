import { cursorsOf, noChanges, type RequestContext } from "@redial/platform";
import { graphql, type GraphQLSchema } from "graphql";
import { reportingSubgraph } from "../graphql/reporting-subgraph";
import { randomCampaigns } from "../random-campaigns.fixture";
import { reportingDatabase, type ReportingDatabase } from "../reporting-database.fixture";
import { seededRandom } from "../seeded-random.fixture";

const PAGE = `query ($of: [_Any!]!, $first: Int!, $after: String) { _entities(representations: $of) { ... on Execution {
  attempts(first: $first, after: $after) { totalCount edges { node { id job { id } call { startedAt } } } pageInfo { hasNextPage endCursor } }
} } }`;

interface Page {
  totalCount: number;
  edges: { node: { id: string; job: { id: string }; call: { startedAt: string } } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

let database: ReportingDatabase;
let schema: GraphQLSchema;

beforeEach(async () => {
  database = await reportingDatabase();
  schema = await reportingSubgraph(database.reports, noChanges, cursorsOf("secret"));
});

afterEach(() => database.drop());

async function pageOf(organizationId: string, id: string, first: number, after: string | null = null): Promise<Page> {
  const contextValue: RequestContext = { identity: { organizationId, role: "viewer" } };
  const { data, errors } = await graphql({ schema, source: PAGE, variableValues: { of: [{ __typename: "Execution", id }], first, after }, contextValue });
  if (errors?.[0]) throw errors[0].originalError ?? errors[0];
  return (data as { _entities: [{ attempts: Page }] })._entities[0].attempts;
}

async function walk(organizationId: string, id: string, first: number): Promise<Page["edges"][number]["node"][]> {
  const seen: Page["edges"][number]["node"][] = [];
  for (let after: string | null = null; ; ) {
    const page: Page = await pageOf(organizationId, id, first, after);
    expect(page.edges.length).toBeLessThanOrEqual(first);
    seen.push(...page.edges.map(({ node }) => node));
    if (!page.pageInfo.hasNextPage) return seen;
    after = page.pageInfo.endCursor;
  }
}

test("the attempts of an execution come once each in the order in which they started, in pages of any size, with their jobs and their number", async () => {
  const campaigns = randomCampaigns(seededRandom(21));
  await database.deliver(campaigns.partitions);
  let most = 0;
  for (const { id, organizationId } of campaigns.executions) {
    const whole = await walk(organizationId, id, 1_000);
    const started = whole.map(({ call }) => String(new Date(call.startedAt).toISOString()));
    expect(started).toEqual([...started].sort());
    expect(new Set(whole.map((node) => node.id)).size).toBe(whole.length);
    expect(whole.map((node) => node.job.id)).toEqual(whole.map((node) => node.id.split(":")[0]));
    expect(await walk(organizationId, id, 7)).toEqual(whole);
    expect((await pageOf(organizationId, id, 1)).totalCount).toBe(whole.length);
    most = Math.max(most, whole.length);
  }
  expect(most).toBeGreaterThan(20);
});

test("another organization's attempts are not known, and its cursors are refused", async () => {
  const campaigns = randomCampaigns(seededRandom(22));
  await database.deliver(campaigns.partitions);
  const [one] = campaigns.executions;
  const other = campaigns.executions.find(({ organizationId }) => organizationId !== one?.organizationId);
  if (!one || !other) throw new Error("one organization only");
  expect(await pageOf(other.organizationId, one.id, 10)).toMatchObject({ totalCount: 0, edges: [] });
  const { pageInfo } = await pageOf(one.organizationId, one.id, 1);
  await expect(pageOf(other.organizationId, other.id, 1, pageInfo.endCursor)).rejects.toMatchObject({ code: "CURSOR_INVALID" });
});
