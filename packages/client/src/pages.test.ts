import { everyNode, everyRow, type PageOf } from "./pages";

const ROWS = Array.from({ length: 7 }, (_, index) => ({ id: `row-${index}` }));
const asked: PageOf[] = [];
beforeEach(() => void asked.splice(0));
const pageOf = ({ first, after }: PageOf) => {
  asked.push({ first, after });
  const from = ROWS.findIndex(({ id }) => id === after) + 1;
  return ROWS.slice(from, from + first);
};
const rows = (first: number) => everyRow({ first, read: async (page) => pageOf(page), placeOf: ({ id }) => id });
const nodes = (first: number) =>
  everyNode({
    first,
    read: async (page) => {
      const found = pageOf(page);
      return { edges: found.map((node) => ({ node })), pageInfo: { hasNextPage: found.at(-1) !== ROWS.at(-1), endCursor: found.at(-1)?.id ?? null } };
    },
  });

async function all<Row>(list: AsyncIterable<Row>): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of list) found.push(row);
  return found;
}

it.each([1, 3, 7, 100])("gives every row once, in order, with pages of %d", async (first) => {
  expect(await all(rows(first))).toEqual(ROWS);
  expect(await all(nodes(first))).toEqual(ROWS);
});

it("asks for no page that nobody wants", async () => {
  for await (const { id } of rows(2)) if (id === "row-1") break;
  expect(asked).toEqual([{ first: 2, after: null }]);
});

it("asks a connection that has no more for no more", async () => {
  await all(nodes(7));
  expect(asked).toHaveLength(1);
});

it("gives nothing of a list that is not there", async () => {
  expect(await all(everyRow({ first: 10, read: async () => null, placeOf: String }))).toEqual([]);
  expect(await all(everyNode({ first: 10, read: async () => undefined }))).toEqual([]);
});
