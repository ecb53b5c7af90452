import { readFileSync } from "node:fs";
import path from "node:path";
import { roleOf, ROLES, type Role } from "@redial/platform";
import { Kind, parse, type FieldDefinitionNode, type TypeNode } from "graphql";

const ROOTS = ["Query", "Mutation", "Subscription"];
const supergraph = parse(readFileSync(path.join(__dirname, "..", "supergraph.graphql"), "utf8"));
const page = readFileSync(path.join(__dirname, "..", "..", "docs", "using.md"), "utf8");
const fieldsOf = new Map<string, readonly FieldDefinitionNode[]>(
  supergraph.definitions.flatMap((type) => (type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION ? [[type.name.value, type.fields ?? []] as const] : [])),
);
const waysIn = ROOTS.flatMap((root) => (fieldsOf.get(root) ?? []).map((field) => ({ root, name: field.name.value, role: roleOf(field), field })));
const includes = (role: Role, needed: Role) => ROLES.indexOf(role) >= ROLES.indexOf(needed);
const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

/** The types that somebody with a role can come to. */
function reach(role: Role): Set<string> {
  const reached = new Set<string>();
  const enter = (fields: readonly FieldDefinitionNode[]) => {
    for (const field of fields) {
      const type = nameOf(field.type);
      if (reached.has(type) || !includes(role, roleOf(field) ?? "viewer")) continue;
      reached.add(type);
      enter(fieldsOf.get(type) ?? []);
    }
  };
  enter(waysIn.map(({ field }) => field));
  return reached;
}

describe("the roles of the supergraph", () => {
  it("stand at every field of Query, Mutation and Subscription; all other fields are reached through one of these", () => {
    expect(waysIn.filter(({ role }) => role === undefined).map(({ root, name }) => `${root}.${name}`)).toEqual([]);
    expect(waysIn.length).toBeGreaterThan(30);
    const behind = supergraph.definitions.flatMap((type) => (type.kind === Kind.OBJECT_TYPE_DEFINITION && !ROOTS.includes(type.name.value) ? [type.name.value] : []));
    const reached = reach("admin");
    expect(behind.filter((type) => !reached.has(type) && ![...reached].some((other) => isOf(type, other)))).toEqual([]);
  });

  it("let a viewer change nothing", () => expect(waysIn.filter(({ root, role }) => root === "Mutation" && role === "viewer")).toEqual([]));

  it("let nobody but an admin come to a key, by whatever way", () => {
    expect([...reach("operator")].filter((type) => /ApiKey/u.test(type))).toEqual([]);
    expect(reach("admin")).toContain("ApiKey");
  });

  it.each(["operator", "admin"] as const)("are told in docs/using.md: all that only an %s may do, and those above", (role) => {
    const [, row = ""] = new RegExp(`^\\| \`${role}\` \\|(.*)\\|$`, "mu").exec(page) ?? [];
    const told = [...row.matchAll(/`(\w+)`/gu)].map(([, name]) => name);
    expect(told.sort()).toEqual(waysIn.filter((way) => way.role === role).map(({ name }) => name).sort());
  });
});

/** Whether a type is one of those that an interface stands for. */
function isOf(type: string, other: string): boolean {
  return supergraph.definitions.some((one) => one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === type && one.interfaces?.some(({ name }) => name.value === other));
}
