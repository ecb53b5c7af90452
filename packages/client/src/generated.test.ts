import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AutoPauseRule, CoolDown, FrequencyCap, PauseWindows, RetryStrategy } from "@redial/kernel";
import { buildSchema, parse, type GraphQLObjectType } from "graphql";
import type * as documents from "./documents";
import * as generated from "./generated/graphql";
import { REPEATABLE_MUTATIONS } from "./redelivery";

const HERE = join(__dirname, "..");
const committed = (name: string) => readFileSync(join(HERE, name), "utf8");
const schema = buildSchema(committed("schema.graphql"));
const fieldsOf = (root: GraphQLObjectType | null | undefined) => Object.keys(root?.getFields() ?? {});

it("is what the committed supergraph gives; `npm run schema` brings it up to date", () => {
  const script = 'import("./generate.mjs").then(async ({ generate }) => process.stdout.write(JSON.stringify(await generate())))';
  const fresh: Record<string, string> = JSON.parse(execFileSync(process.execPath, ["-e", script], { cwd: HERE, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }));
  expect(Object.keys(fresh)).toEqual(["schema.graphql", "src/generated/graphql.ts"]);
  for (const [name, text] of Object.entries(fresh)) expect({ name, isFresh: committed(name) === text }).toEqual({ name, isFresh: true });
});

it("brings an operation for every field of the roots", () => {
  const asked = new Set(
    Object.values(generated).flatMap((document) =>
      document instanceof generated.TypedDocumentString ? parse(document.toString()).definitions.flatMap((one) => (one.kind === "OperationDefinition" ? one.selectionSet.selections.map((field) => ("name" in field ? field.name?.value : undefined)) : [])) : [],
    ),
  );
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(fieldsOf);
  expect(roots.filter((field) => !asked.has(field))).toEqual([]);
});

it("sends no mutation again that is not there", () => {
  expect([...REPEATABLE_MUTATIONS].filter((name) => !fieldsOf(schema.getMutationType()).includes(name))).toEqual([]);
});

it("describes the documents of a program as the services do", () => {
  const sameBothWays: [RetryStrategy, PauseWindows, FrequencyCap, CoolDown, AutoPauseRule] extends [documents.RetryStrategy, documents.PauseWindows, documents.FrequencyCap, documents.CoolDown, documents.AutoPauseRule]
    ? [documents.RetryStrategy, documents.PauseWindows, documents.CoolDown, documents.AutoPauseRule] extends [RetryStrategy, PauseWindows, CoolDown, AutoPauseRule]
      ? true
      : never
    : never = true;
  expect(sameBothWays).toBe(true);
});
