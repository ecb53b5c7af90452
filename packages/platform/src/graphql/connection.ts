import { Rejection } from "@redial/kernel";
import type { Cursors, ListPlace } from "./cursors";
import type { PageInfoType } from "./page-info.type";

/** The most rows of one page, and how many there are unless somebody asks for more or less. */
export const MOST_PER_PAGE = 1_000;
export const USUAL_PER_PAGE = 100;

/** What `@listSize` says of a field that answers a connection, and of one that answers a list of `first` rows. */
export const CONNECTION_SIZE = '@listSize(slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)';
export const PAGE_SIZE = '@listSize(slicingArguments: ["first"], requireOneSlicingArgument: false)';

/** The page that a caller asks for. */
export interface AskedPage {
  first: number;
  after?: string | null | undefined;
}

/** A row with the place at which it stands. */
export interface PlacedRow<Row> {
  row: Row;
  place: ListPlace;
}

/** One page of a list, by the rules of Relay. Cursors are made when somebody selects them. */
export interface Connection<Row> {
  edges: { node: Row; cursor: string }[];
  pageInfo: PageInfoType;
}

/**
 * Reads a page: `read` answers the first so many rows behind a place (null: from the beginning), in the order of their places. Because a page begins
 * behind a row and not at a number, rows that come or go meanwhile make no other row appear twice or not at all. Refuses `FIRST_OUT_OF_RANGE` and
 * `CURSOR_INVALID`.
 */
export async function readConnection<Row>(
  cursors: Cursors,
  list: ListPlace,
  { first, after }: AskedPage,
  read: (rows: number, behind: ListPlace | null) => Promise<readonly PlacedRow<Row>[]>,
): Promise<Connection<Row>> {
  if (first < 1 || first > MOST_PER_PAGE) throw new Rejection("FIRST_OUT_OF_RANGE", `first must be 1 to ${MOST_PER_PAGE}, not ${first}.`, ["first"]);
  const behind = after === null || after === undefined ? null : cursors.read(list, after);
  const found = await read(first + 1, behind);
  const edges = found.slice(0, first).map(({ row, place }) => ({
    node: row,
    get cursor() {
      return cursors.write(list, place);
    },
  }));
  const pageInfo = {
    hasNextPage: found.length > first,
    hasPreviousPage: behind !== null,
    get startCursor() {
      return edges[0]?.cursor ?? null;
    },
    get endCursor() {
      return edges.at(-1)?.cursor ?? null;
    },
  };
  return { edges, pageInfo };
}
