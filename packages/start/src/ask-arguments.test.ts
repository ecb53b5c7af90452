import { askArguments, valueAt } from "./ask-arguments";

it("takes an operation, and variables as words and as JSON", () => {
  expect(askArguments(["mutation { x }", "audience=01=2", '{ "retryStrategy": { "type": "none" } }', "--get", "x.id"])).toEqual({
    operation: "mutation { x }",
    variables: { audience: "01=2", retryStrategy: { type: "none" } },
    get: ["x", "id"],
  });
  expect(askArguments(["-"])).toEqual({ operation: null, variables: {}, get: null });
});

it.each([
  [[], "There is no operation to ask."],
  [["{ x }", "audience"], '"audience" is neither name=value nor a JSON object.'],
  [["{ x }", "{ type: 1 }"], "are no JSON"],
  [["{ x }", "--got", "x"], "--got"],
])("refuses %j with a sentence", (args, sentence) => {
  expect(() => askArguments(args)).toThrow(sentence);
});

it("finds values by their path, and null where it leads nowhere", () => {
  const answer = { programs: [{ id: 1 }], metrics: null };
  expect([["programs", "0", "id"], ["programs", "1", "id"], ["metrics", "isFinal"], []].map((path) => valueAt(answer, path))).toEqual([1, null, null, answer]);
});
