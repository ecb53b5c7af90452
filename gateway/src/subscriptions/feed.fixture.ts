import type { RequestContext } from "@redial/platform";
import { startHouseOf, type House } from "../house.fixture";

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@tag"])`;

/** One subscription as its service sees it. */
export interface OpenFeed {
  field: string;
  context: RequestContext;
  tell(event: object): void;
  end(): void;
  hasLeft: boolean;
}

/** A house whose scheduler tells what the test lets it tell. */
export interface FeedHouse {
  house: House;
  /** Every subscription that ever reached the scheduler. */
  feeds: OpenFeed[];
  /** Ends when as many have. */
  opened(count: number): Promise<OpenFeed>;
}

/** Starts it; `e1` is the only execution there is. */
export async function startFeedHouse(env: Record<string, string> = {}): Promise<FeedHouse> {
  const feeds: OpenFeed[] = [];
  const subscribe = (field: string) => (_root: unknown, { id }: { id?: string }, context: RequestContext) => {
    if (id !== "e1") throw new Error("there is none");
    return openFeed(field, context, feeds);
  };
  const house = await startHouseOf({
    schemas: {
      scheduler: `${FEDERATION}
        type Execution @key(fields: "id") { id: ID! done: Int }
        type Query { execution(id: ID!): Execution }
        type Subscription { progress(id: ID!): Execution! @tag(name: "latest") events(id: ID!): Execution! }`,
      reporting: `${FEDERATION} type Execution @key(fields: "id") { id: ID! calls: Int } type Query { reports: Int }`,
      program: `${FEDERATION} type Query { programs: Int }`,
      dialer: `${FEDERATION} type Query { carriers: Int }`,
    },
    resolvers: {
      scheduler: { Query: { execution: () => ({ id: "e1", done: 0 }) }, Subscription: { progress: { subscribe: subscribe("progress") }, events: { subscribe: subscribe("events") } } },
      reporting: { Execution: { calls: () => 7 } },
      program: { Query: { programs: () => 1 } },
      dialer: { Query: { carriers: () => 1 } },
    },
    env: { SUBGRAPH_TIMEOUT_MS: "2000", ...env },
  });
  const opened = async (count: number) => {
    for (;;) {
      const feed = feeds[count - 1];
      if (feed) return feed;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return { house, feeds, opened };
}

function openFeed(field: string, context: RequestContext, feeds: OpenFeed[]): AsyncIterableIterator<unknown> {
  const waiting: IteratorResult<unknown>[] = [];
  let reader: ((next: IteratorResult<unknown>) => void) | undefined;
  const give = (next: IteratorResult<unknown>) => {
    if (reader) reader(next);
    else waiting.push(next);
    reader = undefined;
  };
  const feed: OpenFeed = { field, context, hasLeft: false, tell: (event) => give({ done: false, value: { [field]: event } }), end: () => give({ done: true, value: undefined }) };
  feeds.push(feed);
  const events: AsyncIterableIterator<unknown> = {
    [Symbol.asyncIterator]: () => events,
    next: () => new Promise((resolve) => {
      const next = waiting.shift();
      if (next) resolve(next);
      else reader = resolve;
    }),
    async return() {
      feed.hasLeft = true;
      give({ done: true, value: undefined });
      return { done: true, value: undefined };
    },
  };
  return events;
}
