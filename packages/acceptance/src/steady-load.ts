import { randomUUID } from "node:crypto";

/** What came of a kind of request. */
export interface Requests {
  sent: number;
  /** One sentence for each that was not answered whole. */
  failures: string[];
  /** The slowest, in milliseconds. */
  slowestMs: number;
}

/** What a load came to. */
export interface LoadCounts {
  queries: Requests;
  mutations: Requests;
  /** Audiences that mutations were answered with: all of them must be there. */
  audienceIds: string[];
}

export interface LoadOptions {
  url: string;
  key: string;
  executionId: string;
  /** A second each. */
  queries: number;
  mutations: number;
}

const QUERIES = [
  "query Counters($id: ID!) { execution(id: $id) { status totalContacts contactsCompleted contactsPending } }",
  "query Across($id: ID!) { execution(id: $id) { metrics { totalCalls connectionRate } jobs(first: 5) { id phone attempts { attempt outcome carrierRecord { carrierCode } } } } }",
  "{ programs { id name } }",
  "{ carriers { name } }",
];

/** Sends queries and mutations at an even pace, whether or not the ones before are answered, each once and over whatever connection is kept, until told to stop. */
export function steadyLoad({ url, key, executionId, queries, mutations }: LoadOptions): { stop(): Promise<LoadCounts> } {
  const counts: LoadCounts = { queries: noRequests(), mutations: noRequests(), audienceIds: [] };
  const underWay = new Set<Promise<void>>();
  const ask = async (query: string, variables: object): Promise<Record<string, unknown>> => {
    const response = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json", "x-api-key": key }, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await response.json()) as { data?: Record<string, unknown>; errors?: unknown[] };
    if (!response.ok || errors || !data) throw new Error(`${response.status} ${JSON.stringify(errors ?? null)}`);
    return data;
  };
  const send = (requests: Requests, what: () => Promise<void>): void => {
    const beganAt = performance.now();
    requests.sent += 1;
    const answered = what()
      .catch((error: unknown) => void requests.failures.push(error instanceof Error ? `${error.message} ${String(error.cause ?? "")}` : String(error)))
      .finally(() => {
        requests.slowestMs = Math.max(requests.slowestMs, performance.now() - beganAt);
        underWay.delete(answered);
      });
    underWay.add(answered);
  };
  let turn = 0;
  const query = () => send(counts.queries, async () => void (await ask(QUERIES[turn++ % QUERIES.length] ?? "", { id: executionId })));
  const mutate = () =>
    send(counts.mutations, async () => {
      const { createAudience } = await ask("mutation Create($input: CreateAudienceInput!) { createAudience(input: $input) { id } }", { input: { name: `Rolling ${randomUUID()}` } });
      counts.audienceIds.push((createAudience as { id: string }).id);
    });
  const timers = [setInterval(query, 1_000 / queries), setInterval(mutate, 1_000 / mutations)];
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      while (underWay.size > 0) await Promise.all(underWay);
      return counts;
    },
  };
}

function noRequests(): Requests {
  return { sent: 0, failures: [], slowestMs: 0 };
}
