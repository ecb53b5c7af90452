import { numbers, startLaunching, type Launching } from "../launches.fixture";
import { startProgram, type RunningProgram } from "../program-service.fixture";

const CONTACTS = "query ($first: Int!, $after: String) { contacts(first: $first, after: $after) { edges { cursor node { phone externalId } } pageInfo { hasNextPage hasPreviousPage endCursor } } }";
const OF_AUDIENCE =
  "query ($id: ID!, $first: Int!, $after: String) { audience(id: $id) { contacts(first: $first, after: $after) { edges { node { phone externalId } } pageInfo { hasNextPage endCursor } } } }";

interface Page {
  edges: { cursor: string; node: { phone: string; externalId: string | null } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
}

let program: RunningProgram;
let launching: Launching;
beforeEach(async () => {
  program = await startProgram();
  launching = await startLaunching(program);
});
afterEach(() => program.stop());

const contacts = async (first: number, after?: string | null): Promise<Page> => (await program.ask(launching.operator, CONTACTS, { first, after })).data?.["contacts"];
const ofAudience = async (id: string, first: number, after?: string | null): Promise<Page> => (await program.ask(launching.operator, OF_AUDIENCE, { id, first, after })).data?.["audience"].contacts;
const shown = ({ edges }: Page) => edges.map(({ node: { phone, externalId } }) => (externalId === null ? phone : `${phone} ${externalId}`));

/** Walks a list by pages of `first`, with `between` done after each. */
async function walk(read: (after: string | null) => Promise<Page>, between: (page: number) => Promise<void> = () => Promise.resolve()): Promise<string[]> {
  const seen: string[] = [];
  for (let after: string | null = null, page = 1; ; page++) {
    const found: Page = await read(after);
    seen.push(...shown(found));
    if (!found.pageInfo.hasNextPage) return seen;
    after = found.pageInfo.endCursor;
    await between(page);
  }
}

const SHARED = ["phone,externalId", "+12025550103,", "+12025550101,b", "+12025550101,a", "+12025550101,", "+12025550102,"].join("\n");
const IN_ORDER = ["+12025550101 a", "+12025550101 b", "+12025550101", "+12025550102", "+12025550103"];

describe("the contacts of an organization", () => {
  it.each([1, 2, 3, 5])("come once each in the order of number and externalId, in pages of %d", async (first) => {
    await launching.createAudience(SHARED);
    expect(await walk((after) => contacts(first, after))).toEqual(IN_ORDER);
  });

  it("that stay are each seen once, whoever is added or changed meanwhile", async () => {
    const audienceId = await launching.createAudience(numbers(20));
    const before = shown(await contacts(100));
    const seen = await walk(
      (after) => contacts(3, after),
      async (page) => launching.addTo(audienceId, `phone,externalId\n+1202200${String(page).padStart(4, "0")},\n+1202${2_000_000 + page * 2},new-${page}`),
    );
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(before));
  });

  it("are no one else's", async () => {
    await launching.createAudience(SHARED);
    const other = await startLaunching(program);
    const { data } = await program.ask(other.operator, CONTACTS, { first: 10 });
    expect(data?.["contacts"]).toEqual({ edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null } });
  });

  it("take no cursor that another list, another organization or nobody gave out", async () => {
    const audienceId = await launching.createAudience(SHARED);
    const { pageInfo } = await ofAudience(audienceId, 1);
    const other = await startLaunching(program);
    await other.createAudience(SHARED);
    const foreign = (await program.ask(other.operator, CONTACTS, { first: 1 })).data?.["contacts"].pageInfo.endCursor;
    for (const after of [pageInfo.endCursor, foreign, "MTIz", ""]) {
      const { errors } = await program.ask(launching.operator, CONTACTS, { first: 1, after });
      expect(errors).toMatchObject([{ extensions: { code: "CURSOR_INVALID", field: ["after"] } }]);
    }
  });

  it("come at most 1,000 at a time", async () => {
    const { errors } = await program.ask(launching.operator, CONTACTS, { first: 1_001 });
    expect(errors).toMatchObject([{ message: "first must be 1 to 1000, not 1001.", extensions: { code: "FIRST_OUT_OF_RANGE", field: ["first"] } }]);
  });
});

describe("the contacts of an audience", () => {
  it.each([1, 2, 4, 5, 6])("come once each, number by number as they came, in pages of %d", async (first) => {
    const audienceId = await launching.createAudience("phone,externalId\n+12025550103,\n+12025550101,b");
    await launching.addTo(audienceId, "phone,externalId\n+12025550102,\n+12025550103,late\n+12025550101,a");
    expect(await walk((after) => ofAudience(audienceId, first, after))).toEqual(["+12025550103", "+12025550103 late", "+12025550101 b", "+12025550101 a", "+12025550102"]);
  });
});
