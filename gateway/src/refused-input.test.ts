import { buildSchema, parse, validate, type GraphQLSchema } from "graphql";
import { getVariableValues } from "graphql/execution/values";
import { describeRefusedInput } from "./refused-input";

const SCHEMA: GraphQLSchema = buildSchema(`
  enum Clock { wall fast_forward }
  input Contact { phone: String! age: Int clock: Clock }
  type Query { add(contacts: [Contact!]!, most: Int): Int }
`);
const SENT = "+491701234567; Int";

function complaintsOf(variables: Record<string, unknown>): string[] {
  const document = parse(`query Add($contacts: [Contact!]!, $most: Int) { add(contacts: $contacts, most: $most) }`);
  const [operation] = document.definitions;
  if (operation?.kind !== "OperationDefinition") throw new Error("no operation");
  const { errors } = getVariableValues(SCHEMA, operation.variableDefinitions ?? [], variables);
  return (errors ?? []).map(({ message }) => message);
}

describe("a refused variable", () => {
  it.each([
    ["a wrong scalar", [{ phone: "1", age: SENT }], `"contacts[0].age" is not a valid Int.`, ["contacts", 0, "age"]],
    ["a wrong word", [{ phone: "1", clock: SENT }], `"contacts[0].clock" is not a valid Clock.`, ["contacts", 0, "clock"]],
    ["a missing field", [{ age: 3 }], `"contacts[0]" is not valid: Field "phone" of required type "String!" was not provided.`, ["contacts", 0]],
    ["a null", [{ phone: null }], `"contacts[0].phone" is not valid: Expected non-nullable type "String!" not to be null.`, ["contacts", 0, "phone"]],
    ["a field nobody knows", [{ phone: "1", fone: SENT }], `"contacts[0]" is not valid: Field "fone" is not defined by type "Contact".`, ["contacts", 0]],
    ["text for an object", [SENT], `"contacts[0]" is not valid: Expected type "Contact" to be an object.`, ["contacts", 0]],
  ])("that is %s names the field and keeps the value to itself", (_what, contacts, message, field) => {
    expect(complaintsOf({ contacts }).map(describeRefusedInput)).toEqual([{ message, field }]);
  });

  it("that is wrong as a whole names the variable", () => {
    expect(complaintsOf({ contacts: [], most: SENT }).map(describeRefusedInput)).toEqual([{ message: `"most" is not a valid Int.`, field: ["most"] }]);
  });
});

describe("a refused document", () => {
  const complain = (document: string) => validate(SCHEMA, parse(document)).map(({ message }) => describeRefusedInput(message).message);

  it("does not get its literals back", () => {
    expect(complain(`{ add(contacts: [{ phone: "1", age: "${SENT}" }]) }`)).toEqual(["A value in the document is not a valid Int."]);
  });

  it("is told what else is wrong in GraphQL's words", () => {
    expect(complain(`{ sub }`)).toEqual([`Cannot query field "sub" on type "Query".`]);
  });
});
