import { readConnection, type PlacedRow } from "./connection";
import { cursorsOf, type ListPlace } from "./cursors";

const cursors = cursorsOf("secret");
const LIST = ["numbers"];

/** Numbers in their order, read as a store would. */
const readFrom = (numbers: readonly number[]) => async (rows: number, behind: ListPlace | null): Promise<PlacedRow<number>[]> =>
  numbers
    .filter((number) => behind === null || number > Number(behind[0]))
    .slice(0, rows)
    .map((number) => ({ row: number, place: [number] }));

describe("a connection", () => {
  it("says whether there is more, and where to go on", async () => {
    const page = await readConnection(cursors, LIST, { first: 2 }, readFrom([1, 2, 3]));
    expect(page.edges.map(({ node }) => node)).toEqual([1, 2]);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false, startCursor: page.edges[0]?.cursor, endCursor: page.edges[1]?.cursor });
    const last = await readConnection(cursors, LIST, { first: 2, after: page.pageInfo.endCursor }, readFrom([1, 2, 3]));
    expect(last.edges.map(({ node }) => node)).toEqual([3]);
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it("of no rows has no cursors", async () => {
    expect(await readConnection(cursors, LIST, { first: 2 }, readFrom([]))).toMatchObject({ edges: [], pageInfo: { hasNextPage: false, startCursor: null, endCursor: null } });
  });

  it("shows every row that stays exactly once, whatever comes and goes before and behind the cursor", async () => {
    const first = await readConnection(cursors, LIST, { first: 2 }, readFrom([10, 20, 30, 40]));
    const second = await readConnection(cursors, LIST, { first: 2, after: first.pageInfo.endCursor }, readFrom([5, 15, 25, 30, 40]));
    const third = await readConnection(cursors, LIST, { first: 2, after: second.pageInfo.endCursor }, readFrom([40]));
    expect([first, second, third].flatMap(({ edges }) => edges.map(({ node }) => node))).toEqual([10, 20, 25, 30, 40]);
  });

  it.each([0, -1, 1_001])("of %d rows is refused", async (first) => {
    await expect(readConnection(cursors, LIST, { first }, readFrom([]))).rejects.toMatchObject({ code: "FIRST_OUT_OF_RANGE", field: ["first"] });
  });
});
