import { buildSchema, getOperationAST, parse, validate } from "graphql";
import { readCostTable } from "./cost-table";
import { fragmentsOf } from "./fragments-of";
import { measureCost, type Cost } from "./measure-cost";

const SUPERGRAPH = /* GraphQL */ `
  directive @cost(weight: Int!) on FIELD_DEFINITION | OBJECT
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  type Query {
    program: Program
    programs(first: Int! = 20): [Program!] @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false)
    jobs(first: Int): JobConnection @listSize(slicingArguments: ["first"], sizedFields: ["edges"], assumedSize: 100)
    simulate: Program @cost(weight: 1000)
    owned: Owned
  }
  type Mutation {
    rename: Program
  }
  type Program implements Owned {
    id: ID!
    tags: [String!]
    retries: [Retry!] @listSize(assumedSize: 3)
    rules: [Rule]
  }
  interface Owned {
    id: ID!
  }
  type Retry @cost(weight: 5) {
    at: String
  }
  type Rule {
    text: String
  }
  type JobConnection {
    edges: [JobEdge!]!
    total: Int
  }
  type JobEdge {
    node: Program
  }
`;
const schema = buildSchema(SUPERGRAPH);
const table = readCostTable(SUPERGRAPH);

function costOf(text: string, variables: Record<string, unknown> = {}): Cost {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("no operation");
  return measureCost({ schema, table, operation, fragments: fragmentsOf(document), variables });
}

describe("the cost of an operation", () => {
  it.each([
    ["an object and its values", "{ program { id tags } }", 1],
    ["a field with a weight", "{ simulate { id } }", 1_000],
    ["a mutation", "mutation { rename { id } }", 11],
    ["a list by its argument", "{ programs(first: 7) { id } }", 7],
    ["a list by the default of its argument", "{ programs { id } }", 20],
    ["a list by its assumed size, its members by the weight of their type", "{ program { retries { at } } }", 1 + 3 * 5],
    ["a list of which nothing is said", "{ program { rules { text } } }", 1 + 10],
    ["lists in lists", "{ programs(first: 5) { retries { at } rules { text } } }", 5 * (1 + 15 + 10)],
    ["a connection by the size of its edges", "{ jobs(first: 30) { total edges { node { id } } } }", 1 + 30 * 2],
    ["a connection by its assumed size", "{ jobs { edges { node { id } } } }", 1 + 100 * 2],
    ["a connection through a fragment", "{ jobs(first: 4) { ...Page } again: jobs(first: 6) { ...Page } } fragment Page on JobConnection { edges { node { id } } }", 2 + 10 * 2],
    ["a part of an interface", "{ owned { id ... on Program { retries { at } } } }", 1 + 15],
    ["the schema's own fields", "{ __typename __schema { types { name fields { name } } } }", 0],
  ])("counts %s", (_what, text, cost) => expect(costOf(text).cost).toBe(cost));

  it("takes sizes from variables, their defaults and the schema's, in this order", () => {
    const text = "query ($n: Int! = 9) { programs(first: $n) { id } }";
    expect([costOf(text, { n: 50 }).cost, costOf(text).cost, costOf("query ($n: Int) { jobs(first: $n) { edges { node { id } } } }").cost]).toEqual([50, 9, 201]);
  });

  it("is not lowered by a size below nothing or one that is no number", () => {
    expect(costOf("{ a: programs(first: -100) { id } program { id } }").cost).toBe(1);
    expect(costOf("query ($n: Int!) { programs(first: $n) { id } }", { n: "5" }).cost).toBe(10);
  });

  it("comes with the pages that were asked for", () => {
    expect(costOf("{ programs(first: 7) { id } jobs(first: 5000) { total } }").pages).toEqual([
      { field: "programs", argument: "first", rows: 7 },
      { field: "jobs", argument: "first", rows: 5_000 },
    ]);
  });

  it("is found at once of a short document that stands for 2 to the 60th objects", () => {
    const chain = Array.from({ length: 60 }, (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`).join("\n");
    expect(costOf(`{ ...F0 } ${chain} fragment F60 on Query { program { id } }`).cost).toBe(2 ** 60);
  });
});
