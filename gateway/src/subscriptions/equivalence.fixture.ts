import { GraphQLError } from "graphql";
import type { SubgraphSchemas } from "../compose-supergraph";
import { startHouseOf, type House } from "../house.fixture";
import type { FixtureResolvers } from "../subgraph.fixture";
import type { SubgraphName } from "../subgraphs";

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@interfaceObject", "@tag"])`;

/** Four services that use every way in which one graph can reach into another. */
const SCHEMAS: SubgraphSchemas = {
  scheduler: `${FEDERATION}
    enum Status { running paused }
    interface Named { id: ID! label: String }
    type Execution implements Named @key(fields: "id") {
      id: ID! label: String status: Status! size: Int! weights: [[Int]!] nothing: String broken: String promised: Promised
      jobs(first: Int = 2): [Job!]! happenings: [Happening!]! named: [Named!]! note(text: String!, times: Int): String
      program: Program carrier: Carrier @provides(fields: "name") owner: Account
    }
    type Promised { kept: String! broken: String! }
    type Job implements Named @key(fields: "id") { id: ID! label: String phone: String execution: Execution }
    union Happening = Attempt | Pause
    type Attempt @key(fields: "id") { id: ID! number: Int! }
    type Pause { reason: String! at(zone: String = "UTC"): String }
    type Program @key(fields: "id") { id: ID! }
    type Carrier @key(fields: "id") { id: ID! name: String @external }
    type Account @key(fields: "id") @interfaceObject { id: ID! }
    type Query { execution(id: ID!): Execution }
    type Subscription { executionChanged(id: ID!): Execution! @tag(name: "latest") }`,
  program: `${FEDERATION}
    interface Account @key(fields: "id") { id: ID! title: String! }
    type Company implements Account @key(fields: "id") { id: ID! title: String! number: String! }
    type Person implements Account @key(fields: "id") { id: ID! title: String! }
    type Program @key(fields: "id") { id: ID! name: String! secret: String refused: String execution: Execution }
    type Execution @key(fields: "id", resolvable: false) { id: ID! }
    type Query { programs: [Program!] }`,
  dialer: `${FEDERATION}
    type Carrier @key(fields: "id") { id: ID! name: String @shareable limits: Limits }
    type Limits { concurrent: Int! }
    type Attempt @key(fields: "id") { id: ID! carrierCode: String! }
    type Query { carriers: [Carrier!] }`,
  reporting: `${FEDERATION}
    type Execution @key(fields: "id") { id: ID! size: Int! @external average: Float @requires(fields: "size") metrics(from: Int): Metrics }
    type Metrics { totalCalls: Int! byHour: [Hour!]! }
    type Hour { hour: Int! attempts: Int! }
    type Job @key(fields: "id") { id: ID! attempts: [Attempt!] }
    type Attempt @key(fields: "id") { id: ID! outcome: String }
    type Account @key(fields: "id") @interfaceObject { id: ID! spend: Int! }
    type Query { reports: Int }`,
};

const JOBS = ["j1", "j2", "j3"].map((id) => ({ __typename: "Job", id, label: null, phone: id === "j2" ? null : "+491701234567", execution: () => EXECUTION }));
const HAPPENINGS = [
  { __typename: "Attempt", id: "j1:1", number: 1 },
  { __typename: "Pause", reason: "manual", at: ({ zone }: { zone: string }) => `09:00 ${zone}` },
  { __typename: "Attempt", id: "j2:1", number: 1 },
];

/** As a service finds it in its database: the same for queries and subscriptions. */
const EXECUTION: Record<string, unknown> = {
  ...{ __typename: "Execution", id: "e1", label: "Winter", status: "running", size: 3, weights: [[1, null], [2, 3]], nothing: null, promised: { kept: "yes", broken: null } },
  broken: () => {
    throw new Error("connect ECONNREFUSED 10.0.0.7:5432");
  },
  jobs: ({ first }: { first: number }) => JOBS.slice(0, first),
  happenings: HAPPENINGS,
  named: () => [EXECUTION, JOBS[0]],
  note: ({ text, times }: { text: string; times?: number }) => text.repeat(times ?? 1),
  ...{ program: { id: "p1" }, carrier: { id: "c1", name: "simulated" }, owner: { __typename: "Account", id: "a1" } },
};

const RESOLVERS: Record<SubgraphName, FixtureResolvers> = {
  scheduler: {
    Query: { execution: (_parent, { id }) => (id === "e1" ? EXECUTION : null) },
    Subscription: {
      executionChanged: {
        async *subscribe() {
          yield { executionChanged: EXECUTION };
        },
      },
    },
  },
  program: {
    Account: { __resolveReference: ({ id }) => ({ __typename: "Company", id, title: "Winter Ltd", number: "HRB 1" }) },
    Program: {
      __resolveReference: ({ id }) => ({ id, name: "Winter" }),
      secret() {
        throw new Error("connect ECONNREFUSED 10.0.0.7:5432");
      },
      refused() {
        throw new GraphQLError("This needs a key with the role admin.", { extensions: { code: "FORBIDDEN" } });
      },
      execution: () => ({ id: "e1" }),
    },
  },
  dialer: {
    Carrier: { __resolveReference: ({ id }) => ({ id, name: "simulated", limits: { concurrent: 5 } }) },
    Attempt: { __resolveReference: ({ id }) => ({ id, carrierCode: "sip:486" }) },
  },
  reporting: {
    Execution: {
      __resolveReference: (execution) => execution,
      average: (execution) => Number(Object(execution).size) / 2,
      metrics: (_execution, { from }) => ({ totalCalls: 7, byHour: [9, 10, 11].filter((hour) => hour >= (from ?? 0)).map((hour) => ({ hour, attempts: hour * 2 })) }),
    },
    Job: {
      attempts({ id }) {
        if (id === "j2") throw new Error("the attempts of +491701234567 are broken");
        return [{ id: `${id}:1`, outcome: "busy" }];
      },
    },
    Attempt: { __resolveReference: ({ id }) => (id === "j2:1" ? null : { id, outcome: "busy" }) },
    Account: { spend: () => 12 },
  },
};

/** A house whose field `execution` is also told by the subscription `executionChanged`, once. */
export function startEquivalentHouse(): Promise<House> {
  return startHouseOf({ schemas: SCHEMAS, resolvers: RESOLVERS, env: { SUBGRAPH_TIMEOUT_MS: "2000" } });
}
