/** A query of the benchmark; each takes an execution's id. */
export interface AskedQuery {
  name: string;
  /** How often it is asked in a round. */
  requests: number;
  query: string;
  /** How many times the peer's processor time a request may take. */
  mostOfPeer: number;
}

/** One service, two services, and lists in lists over all four. */
export const QUERIES: readonly AskedQuery[] = [
  {
    name: "one subgraph",
    requests: 1_500,
    mostOfPeer: 1.3,
    query: "query One($id: ID!) { execution(id: $id) { id status startedAt endedAt totalContacts contactsCompleted contactsFailed contactsPending connectionRate } }",
  },
  {
    name: "two subgraphs",
    requests: 1_500,
    mostOfPeer: 1.3,
    query: "query Two($id: ID!) { execution(id: $id) { id status connectionRate contactsCompleted metrics { totalCalls averageAttempts connectionRate connectionRateInterval { low high } } } }",
  },
  {
    name: "nested lists",
    requests: 150,
    mostOfPeer: 1,
    query: `query Lists($id: ID!) {
      execution(id: $id) {
        id
        jobs(first: 50) { id phone status attempts { attempt outcome call { status ringMs talkMs } carrierRecord { carrier state } } contacts { id phone region } }
      }
    }`,
  },
];
