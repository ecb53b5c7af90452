import { readFileSync } from "node:fs";
import { parse, visit, type ASTNode } from "graphql";
import { SCHEMA_FILE, schemaText } from "./print-schema";

test("the committed schema is the one that the code makes: npm run schema -w services/reporting", async () => {
  expect(await schemaText()).toBe(readFileSync(SCHEMA_FILE, "utf8"));
});

test("every type, field and argument is described", async () => {
  const bare: string[] = [];
  const check = (node: ASTNode) => {
    if ("description" in node && !node.description && "name" in node && !["Query", "Subscription"].includes(node.name?.value ?? "")) bare.push(`${node.kind} ${node.name?.value}`);
  };
  const types = { ObjectTypeDefinition: check, InterfaceTypeDefinition: check, EnumTypeDefinition: check, ScalarTypeDefinition: check };
  visit(parse(await schemaText()), { ...types, FieldDefinition: check, InputValueDefinition: check });
  expect(bare).toEqual([]);
});

test("what is added to another service's entity may be null", async () => {
  const fields: Record<string, string[]> = {};
  visit(parse(await schemaText()), {
    ObjectTypeDefinition({ name, fields: own }) {
      fields[name.value] = (own ?? []).filter((field) => field.type.kind === "NonNullType").map((field) => field.name.value);
    },
  });
  expect([fields["Execution"], fields["Program"], fields["Job"]]).toEqual([["id"], ["id"], ["id"]]);
});
