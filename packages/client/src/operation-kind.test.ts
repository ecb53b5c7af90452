import { operationKind } from "./operation-kind";

describe("operationKind", () => {
  it.each([
    ["{ programs { id } carriers { name } }", "query", ["programs", "carriers"]],
    ["query Q($id: ID!) { program(id: $id) { name executions(first: 3) { id } } }", "query", ["program"]],
    ['mutation { first: pauseExecution(id: "}{ mutation") @skip(if: false) { id } second: cancelExecution(id: 1) { id } }', "mutation", ["pauseExecution", "cancelExecution"]],
    ["# query { x }\nsubscription S { executionProgress(executionId: 1) { status } }", "subscription", ["executionProgress"]],
    ["fragment F on Program { id name }\nmutation M($input: LaunchProgramInput!) { launchProgram(input: $input) { ...F } }", "mutation", ["launchProgram"]],
    ["mutation M @live { launchProgram(input: { programId: 1 }) { id } }\nfragment F on Program { id }", "mutation", ["launchProgram"]],
  ])("reads %s", (text, kind, rootFields) => expect(operationKind(text)).toEqual({ kind, rootFields }));

  it("does not know the fields behind a fragment", () => {
    expect(operationKind("mutation { ...All } fragment All on Mutation { createAudience(input: {}) { id } }")).toEqual({ kind: "mutation", rootFields: null });
  });
});
