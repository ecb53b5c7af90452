import { vouchFor } from "@redial/platform";
import { GATEWAY_SECRET, stage, type Stage } from "./service.fixture";

const PAGE = `query ($id: ID!, $first: Int!, $after: String, $heldOnly: Boolean! = false) { execution(id: $id) {
  jobsConnection(first: $first, after: $after, heldOnly: $heldOnly) { totalCount edges { cursor node { phone } } pageInfo { hasNextPage hasPreviousPage endCursor } }
} }`;
const JOBS = 25;

interface Page {
  totalCount: number;
  edges: { cursor: string; node: { phone: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
}

let at: Stage;
let executionId: string;
let otherId: string;
beforeAll(async () => {
  at = await stage(() => "completed");
  executionId = await at.launch(JOBS, { maxConcurrentCalls: 5 });
  otherId = await at.launch(3, {});
  const isOver = (id: string) => at.said.some((event) => event.type === "execution.changed" && event.data.executionId === id && event.data.status === "completed");
  await at.until("both are over", () => isOver(executionId) && isOver(otherId));
});
afterAll(() => at.stop());

async function ask(variables: Record<string, unknown>): Promise<{ data: { execution: { jobsConnection: Page | null } | null }; errors?: { extensions: { code: string } }[] }> {
  const headers = { "content-type": "application/json", ...vouchFor({ organizationId: at.organizationId, role: "viewer" }, GATEWAY_SECRET) };
  const response = await fetch(`${at.url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query: PAGE, variables: { id: executionId, ...variables } }) });
  return response.json();
}

async function pageOf(variables: Record<string, unknown>): Promise<Page> {
  const { data } = await ask(variables);
  if (!data.execution?.jobsConnection) throw new Error("no page");
  return data.execution.jobsConnection;
}

describe("the jobs of an execution", () => {
  it.each([1, 10, 25, 1_000])("come once each in the order of the audience, with their number, in pages of %d", async (first) => {
    const phones: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Page = await pageOf({ first, after });
      expect(page).toMatchObject({ totalCount: JOBS, pageInfo: { hasPreviousPage: after !== null } });
      phones.push(...page.edges.map(({ node }) => node.phone));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(phones).toEqual(Array.from({ length: JOBS }, (_, index) => `+1202555${String(index).padStart(4, "0")}`));
  });

  it("that are held are a list of their own", async () => {
    expect(await pageOf({ first: 10, heldOnly: true })).toEqual({ totalCount: 0, edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null } });
  });

  it("take no cursor of another execution or list, nor one that was made up, nor a page of more than 1,000", async () => {
    const { pageInfo } = await pageOf({ first: 1 });
    const refused = async (variables: Record<string, unknown>) => (await ask(variables)).errors?.[0]?.extensions.code;
    expect(await refused({ first: 1, id: otherId, after: pageInfo.endCursor })).toBe("CURSOR_INVALID");
    expect(await refused({ first: 1, heldOnly: true, after: pageInfo.endCursor })).toBe("CURSOR_INVALID");
    expect(await refused({ first: 1, after: Buffer.from("[3]").toString("base64url") })).toBe("CURSOR_INVALID");
    expect(await refused({ first: 1_001 })).toBe("FIRST_OUT_OF_RANGE");
  });
});
