import type { House } from "../house.fixture";
import { resultsOf, webSocketClient } from "./client.fixture";
import { startEquivalentHouse } from "./equivalence.fixture";

let house: House;
beforeAll(async () => (house = await startEquivalentHouse()));
afterAll(() => house.stop());

/** Selections of an execution, with the variables and fragments of their operation. */
const SELECTIONS: [string, string, { declared?: string; variables?: object; fragments?: string }?][] = [
  ["fields of its own service", "{ id label status size }"],
  ["its type's name", "{ __typename id }"],
  ["lists of lists with holes", "{ weights }"],
  ["nothing but nulls", "{ nothing }"],
  ["aliases", "{ a: id b: id name: label }"],
  ["one field twice under other arguments", "{ one: jobs(first: 1) { id } three: jobs(first: 3) { id phone } }"],
  ["a default argument", "{ jobs { id phone } }"],
  ["a variable for an argument", "{ jobs(first: $first) { id } }", { declared: "$first: Int", variables: { first: 1 } }],
  ["a variable with a default", "{ jobs(first: $first) { id } }", { declared: "$first: Int = 3" }],
  ["a variable that is null", "{ note(text: \"a\", times: $times) }", { declared: "$times: Int", variables: { times: null } }],
  ["a variable of the joined service", "{ metrics(from: $from) { byHour { hour } } }", { declared: "$from: Int", variables: { from: 10 } }],
  ["a variable that is given and not used by its own service", "{ id metrics(from: $from) { totalCalls } }", { declared: "$from: Int!", variables: { from: 11 } }],
  ["an entity of another service", "{ program { id name } }"],
  ["an entity of another service without its key", "{ program { name } }"],
  ["another service's field on it", "{ metrics { totalCalls byHour { hour attempts } } }"],
  ["another service's field alone, without its own", "{ metrics { totalCalls } }"],
  ["a field that requires another", "{ average }"],
  ["a field that requires another that is asked too", "{ size average }"],
  ["what is provided on the way", "{ carrier { id name } }"],
  ["what is provided and what is not", "{ carrier { name limits { concurrent } } }"],
  ["a union", "{ happenings { ... on Attempt { id number } ... on Pause { reason } } }"],
  ["a union by type names", "{ happenings { __typename } }"],
  ["a union joined with two services", "{ happenings { ... on Attempt { number outcome carrierCode } ... on Pause { at(zone: \"CET\") } } }"],
  ["an interface", "{ named { __typename id label } }"],
  ["an interface by its types", "{ named { id ... on Job { phone attempts { outcome } } ... on Execution { status average } } }"],
  ["an interface object", "{ owner { id } }"],
  ["an interface object with what others know", "{ owner { id title spend } }"],
  ["an interface object by its types", "{ owner { __typename title ... on Company { number } } }"],
  ["fragments of fragments", "{ ...outer }", { fragments: "fragment outer on Execution { id ...inner } fragment inner on Execution { program { name } metrics { totalCalls } }" }],
  ["inline fragments without a type", "{ ... { id } ... @include(if: true) { status } }"],
  ["what is skipped by a variable", "{ id status @skip(if: $off) program @include(if: $on) { name } }", { declared: "$off: Boolean!, $on: Boolean!", variables: { off: true, on: false } }],
  ["what is included by a variable", "{ id program @include(if: $on) { name } metrics @skip(if: $off) { totalCalls } }", { declared: "$off: Boolean!, $on: Boolean!", variables: { off: false, on: true } }],
  ["nothing at all for the joined service", "{ id metrics @include(if: $on) { totalCalls } }", { declared: "$on: Boolean!", variables: { on: false } }],
  ["four services and back again", "{ program { name execution { label jobs { attempts { id carrierCode } } } } }"],
  ["a list joined twice", "{ jobs(first: 1) { id attempts { outcome carrierCode } execution { average } } }"],
  ["an error of its own service", "{ id broken }"],
  ["a promise that its own service breaks", "{ id promised { kept broken } }"],
  ["an error of a joined service", "{ label program { name secret } }"],
  ["a refusal of a joined service", "{ program { refused } }"],
  ["an error for one member of a list", "{ jobs(first: 3) { id attempts { outcome } } }"],
  ["an entity that a joined service does not know", "{ happenings { ... on Attempt { id outcome } } }"],
  ["a value that does not fit its variable", "{ jobs(first: $first) { id } }", { declared: "$first: Int", variables: { first: "many" } }],
  ["a variable that is missing", "{ note(text: $text) }", { declared: "$text: String!" }],
];

describe("a subscription has the answer of the query", () => {
  it.each(SELECTIONS)("for %s", async (_what, selection, { declared, variables = {}, fragments = "" } = {}) => {
    // Padded, so that what is wrong stands at one place in both.
    const operation = (kind: string, field: string) => `${kind.padEnd(12)} Same${declared ? `(${declared})` : ""} { root: ${field}(id: "e1") ${selection} } ${fragments}`;
    const { body: answer } = await house.ask(operation("query", "execution"), { variables });
    const client = webSocketClient(house.url);
    const [told, ...others] = await resultsOf(client, { query: operation("subscription", "executionChanged"), variables: { ...variables } });
    await client.dispose();
    expect(others).toEqual([]);
    expect(told).toEqual(answer);
  });

  it("for a document that is not valid", async () => {
    const operation = (kind: string, field: string) => `${kind} { root: ${field}(id: "e1") { id noSuchField } }`;
    const { body: answer } = await house.ask(operation("query", "execution"));
    const client = webSocketClient(house.url);
    const [told] = await resultsOf(client, { query: operation("subscription", "executionChanged") });
    await client.dispose();
    const place = ({ errors }: { errors?: unknown[] }) => errors?.map((error) => ({ ...Object(error), locations: "somewhere" }));
    expect(place(Object(told))).toEqual(place(answer));
  });

  it("when a service is gone", async () => {
    await house.services.dialer.stop();
    const { body: answer } = await house.ask(`{ root: execution(id: "e1") { id carrier { name limits { concurrent } } } }`);
    const client = webSocketClient(house.url);
    const [told] = await resultsOf(client, { query: `subscription { root: executionChanged(id: "e1") { id carrier { name limits { concurrent } } } }` });
    await client.dispose();
    expect(told).toEqual(answer);
    expect(told).toMatchObject({ errors: [{ extensions: { code: "SUBGRAPH_UNAVAILABLE", serviceName: "dialer" } }] });
  });
});
