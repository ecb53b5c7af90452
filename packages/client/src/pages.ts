/** A page of a list whose place is told by the row behind which it begins. */
export interface PageOf {
  first: number;
  after: string | null;
}

/** What a connection answers of one page, as far as one must know to ask for the next. */
export interface Connection<Node> {
  edges: readonly { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/**
 * Every row of a list that is read page by page, as one goes through it: the next page is asked for when its first row is wanted. `placeOf` names the
 * row as `after` takes it, `first` how many a page has. Ends where a page is not full.
 */
export async function* everyRow<Row>({ first, read, placeOf }: { first: number; read(page: PageOf): Promise<readonly Row[] | null | undefined>; placeOf(row: Row): string }): AsyncGenerator<Row, void, undefined> {
  for (let after: string | null = null; ; ) {
    const rows: readonly Row[] = (await read({ first, after })) ?? [];
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < first || last === undefined) return;
    after = placeOf(last);
  }
}

/** Every node of a connection, as one goes through it; the next page is asked for when its first node is wanted. A connection that is not there has none. */
export async function* everyNode<Node>({ first, read }: { first: number; read(page: PageOf): Promise<Connection<Node> | null | undefined> }): AsyncGenerator<Node, void, undefined> {
  for (let after: string | null = null; ; ) {
    const page: Connection<Node> | null | undefined = await read({ first, after });
    for (const { node } of page?.edges ?? []) yield node;
    if (!page?.pageInfo.hasNextPage || !page.pageInfo.endCursor) return;
    after = page.pageInfo.endCursor;
  }
}
