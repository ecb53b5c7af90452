import type { SubgraphSchemas } from "./compose-supergraph";

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@cost", "@listSize"])`;

/** Four small schemas, shaped as the services' own: each adds nullable fields to what another one owns. */
export const FIXTURE_SCHEMAS: SubgraphSchemas = {
  program: `${FEDERATION}
    scalar DateTime
    input ProgramInput { name: String!, maxRetries: Int, startAt: DateTime }
    type Program @key(fields: "id") { id: ID! name: String! secret: String }
    type Query { program(id: ID!): Program whoAmI: String! }
    type Mutation { createProgram(input: ProgramInput!): Program }`,
  scheduler: `${FEDERATION}
    type Program @key(fields: "id") { id: ID! executions: [Execution!] }
    type Execution @key(fields: "id") {
      id: ID!
      status: String
      statusReason: String
      startedAt: String
      endedAt: String
      virtualNow: String
      audienceComplete: Boolean
      totalContacts: Int
      contactsCompleted: Int
      contactsMessageLeft: Int
      contactsFailed: Int
      contactsSkipped: Int
      contactsPending: Int
      contactsInProgress: Int
      connectionRate: Float
      jobs(first: Int! = 2): [Job!] @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false)
    }
    type Job @key(fields: "id") { id: ID! }
    type Query { execution(id: ID!): Execution }
    type Mutation { pauseExecution(id: ID!): Execution }`,
  dialer: `${FEDERATION}
    type Carrier { name: String! }
    type Query { carriers: [Carrier!] }`,
  reporting: `${FEDERATION}
    type Metrics { connectionRate: Float }
    type Execution @key(fields: "id") { id: ID! metrics: Metrics }
    type Job @key(fields: "id") { id: ID! attempts: [Attempt!] @listSize(assumedSize: 4) }
    type Attempt { attempt: Int! outcome: String! call: Call! }
    type Call { status: String! carrierCode: String! startedAt: String! endedAt: String! ringMs: Int! talkMs: Int! detail: String }
    type Contact @key(fields: "id", resolvable: false) { id: ID! }
    type CallReport {
      jobId: ID!
      execution: Execution!
      phone: String
      contacts: [Contact!]!
      result: String
      reason: String
      isComplete: Boolean!
      attempts: [Attempt!]!
    }
    type Query { callReport(jobId: ID!): CallReport }`,
};
