import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Supergraph } from "@apollo/federation-internals";
import { codegen } from "@graphql-codegen/core";
import * as typedDocuments from "@graphql-codegen/typed-document-node";
import * as operationTypes from "@graphql-codegen/typescript-operations";
import { Kind, parse, printSchema, visit } from "graphql";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = join(HERE, "..", "..");
const OPERATIONS = join(HERE, "src", "operations");
const ROOT_TYPES = ["Query", "Mutation", "Subscription"];

/** How each scalar comes as JSON. */
const SCALARS = {
  ID: "string",
  DateTimeISO: "string",
  ContactAttributes: "Record<string, unknown>",
  Details: "Record<string, unknown>",
  SimulationDocument: "unknown",
  RetryStrategy: "../documents#RetryStrategy",
  PauseWindows: "../documents#PauseWindows",
  DialNode: "../documents#DialNode",
  FrequencyCaps: "../documents#FrequencyCaps",
  CoolDowns: "../documents#CoolDowns",
  AutoPause: "../documents#AutoPause",
};

/** Both generated files as text, by name: what callers see of the committed supergraph, and its types with the package's operations. */
export async function generate() {
  const supergraph = readFileSync(join(ROOT, "gateway", "supergraph.graphql"), "utf8");
  const schema = Supergraph.build(supergraph).apiSchema().toGraphQLJSSchema();
  const answered = promised(parse(printSchema(schema)));
  const files = readdirSync(OPERATIONS).sort();
  const config = { scalars: SCALARS, documentMode: "string", useTypeImports: true, skipTypename: true, dedupeFragments: true };
  const types = await codegen({
    filename: "graphql.ts",
    schema: answered,
    documents: files.map((name) => ({ location: name, document: parse(readFileSync(join(OPERATIONS, name), "utf8")) })),
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations: operationTypes, documents: typedDocuments },
    config,
  });
  return { "schema.graphql": `${printSchema(schema)}\n`, "src/generated/graphql.ts": types };
}

/**
 * In the supergraph every field of a root may be null, for its service may be gone. This client throws then; so what it answers is what the services
 * promise, each in its own committed schema.
 */
function promised(api) {
  const kept = new Set();
  for (const service of readdirSync(join(ROOT, "services"))) {
    visit(parse(readFileSync(join(ROOT, "services", service, "schema.graphql"), "utf8")), {
      ObjectTypeDefinition: ({ name, fields }) => {
        if (ROOT_TYPES.includes(name.value)) for (const field of fields ?? []) if (field.type.kind === Kind.NON_NULL_TYPE) kept.add(`${name.value}.${field.name.value}`);
      },
    });
  }
  return visit(api, {
    ObjectTypeDefinition: (type) => {
      if (!ROOT_TYPES.includes(type.name.value)) return undefined;
      const fields = type.fields.map((field) => (kept.has(`${type.name.value}.${field.name.value}`) && field.type.kind !== Kind.NON_NULL_TYPE ? { ...field, type: { kind: Kind.NON_NULL_TYPE, type: field.type } } : field));
      return { ...type, fields };
    },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(await generate())) {
    writeFileSync(join(HERE, name), text);
    process.stdout.write(`wrote packages/client/${name}\n`);
  }
}
