import "reflect-metadata";
import { buildSchema, execute, Kind, parse, subscribe } from "graphql";
import { Query, Resolver } from "type-graphql";
import type { Role } from "./identity";
import { enforceRoles, roleOf, tellRoles } from "./role-rules";
import { buildSubgraph, printSubgraph } from "./subgraph-schema";
import { parrotSchema } from "./subgraph.fixture";

const TAG = "directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT\n";
const context = (role: Role) => ({ identity: { organizationId: "o1", role } });

describe("the role that a field asks for", () => {
  it("stands in the schema that is composed, and in the description that people read", async () => {
    const printed = printSubgraph(await parrotSchema());
    expect(printed).toContain('teach: Boolean! @tag(name: "needs-operator")');
    expect(printed).toContain('"""Needs the role operator."""');
    expect(printed).not.toContain("Needs the role viewer");
  });

  it("must be said of every way in: a service with one that says nothing is not built", async () => {
    @Resolver()
    class Careless {
      @Query(() => String)
      secret(): string {
        return "everybody's";
      }
    }
    const build = () => buildSubgraph({ resolvers: [Careless], instances: new Map([[Careless, new Careless()]]), types: [], references: {} });
    await expect(build()).rejects.toThrow("say with @Needs which role may use Query.secret");
  });

  it("is what the schema says, wherever it stands, for queries and subscriptions alike", async () => {
    const sdl = `${TAG} type Query { parrot: Parrot @tag(name: "needs-viewer") } type Parrot { says: String, owes: Int @tag(name: "needs-admin") }
      type Subscription { squawks: Int @tag(name: "loud") @tag(name: "needs-operator") }`;
    const schema = buildSchema(sdl);
    const squawks = schema.getSubscriptionType()?.getFields()["squawks"];
    let begun = 0;
    if (squawks) squawks.subscribe = () => ((begun += 1), (async function* () { yield { squawks: 1 }; })());
    enforceRoles(schema);
    const ask = (role: Role) => execute({ schema, document: parse("{ parrot { says owes } }"), rootValue: { parrot: { says: "hello", owes: 3 } }, contextValue: context(role) });
    expect(await ask("admin")).toEqual({ data: { parrot: { says: "hello", owes: 3 } } });
    expect(await ask("operator")).toMatchObject({ data: { parrot: { says: "hello", owes: null } }, errors: [{ originalError: { code: "FORBIDDEN" } }] });
    const listen = (role: Role) => subscribe({ schema, document: parse("subscription { squawks }"), contextValue: context(role) });
    expect(await listen("viewer")).toMatchObject({ errors: [{ originalError: { code: "FORBIDDEN" } }] });
    expect(begun).toBe(0);
    expect(await listen("operator")).toHaveProperty("next");
  });

  it("is added to what the field says of itself", () => {
    const told = tellRoles(parse('type Mutation { "Teaches a word." teach: Boolean @tag(name: "needs-admin") }'));
    const [type] = told.definitions;
    const field = type?.kind === Kind.OBJECT_TYPE_DEFINITION ? type.fields?.[0] : undefined;
    expect(field?.description?.value).toBe("Teaches a word. Needs the role admin.");
    expect(field && roleOf(field)).toBe("admin");
  });
});
