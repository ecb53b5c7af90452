import { startHouse, type House } from "./house.fixture";

let house: House;
beforeAll(async () => (house = await startHouse({ BODY_LIMIT_BYTES: "20000" })));
afterAll(() => house.stop());

const CREATE = `mutation Create($input: ProgramInput!) { createProgram(input: $input) { id } }`;

describe("an error that leaves the gateway", () => {
  it("keeps the code, field and problems of a service's refusal", async () => {
    const { body } = await house.ask(CREATE, { variables: { input: { name: "Winter" } } });
    const message = "At most 99 retries can be made.";
    const field = ["retryStrategy", "maxRetries"];
    const problems = [{ code: "RETRIES_TOO_MANY", message, path: field }];
    expect(body.errors).toMatchObject([{ message, extensions: { code: "RETRIES_TOO_MANY", field, problems, serviceName: "program" } }]);
  });

  it("tells nothing of what broke inside a service", async () => {
    const { body } = await house.ask(`{ program(id: "p1") { name secret } }`);
    expect(body).toEqual({
      data: { program: { name: "Winter", secret: null } },
      errors: [{ message: "Something went wrong on our side; it was logged.", path: ["program", "secret"], extensions: { code: "INTERNAL_SERVER_ERROR", serviceName: "program" } }],
    });
  });

  it("names the field of a refused variable without repeating its value", async () => {
    const { status, body } = await house.ask(CREATE, { variables: { input: { name: "Winter", maxRetries: "+491701234567" } } });
    expect(status).toBe(400);
    const extensions = { code: "BAD_USER_INPUT", field: ["input", "maxRetries"] };
    expect(body.errors).toEqual([{ message: `"input.maxRetries" is not a valid Int.`, locations: expect.anything(), extensions }]);
  });

  it.each([
    ["a variable", CREATE, { input: { name: "Winter", startAt: "+491701234567" } }, `"input.startAt" is not a valid DateTime.`],
    ["a literal", `mutation { createProgram(input: { name: "Winter", startAt: "+491701234567" }) { id } }`, {}, "A value in the document is not a valid DateTime."],
  ])("says the same of %s that its service alone can read", async (_what, query, variables, message) => {
    const { body } = await house.ask(query, { variables });
    expect(body).toMatchObject({ data: { createProgram: null }, errors: [{ message, extensions: { code: "BAD_USER_INPUT", serviceName: "program" } }] });
  });

  it("does not repeat the literals of a refused document", async () => {
    const { status, body } = await house.ask(`mutation { createProgram(input: { name: "Winter", maxRetries: "+491701234567" }) { id } }`);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ message: "A value in the document is not a valid Int.", extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
  });

  it("shows no query plan, whoever asks for it", async () => {
    const { body } = await house.ask(`{ whoAmI }`, { headers: { "apollo-query-plan-experimental": "1" } });
    expect(body).toEqual({ data: { whoAmI: "o1 operator" } });
  });
});

it("refuses a request that is too long", async () => {
  const { status, body } = await house.ask(`{ whoAmI } #${"x".repeat(20_000)}`);
  expect({ status, body }).toEqual({ status: 413, body: { code: "BODY_TOO_LARGE", message: "A GraphQL request may have at most 20000 bytes; this one has 20024." } });
});
