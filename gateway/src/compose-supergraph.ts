import { readFile } from "node:fs/promises";
import path from "node:path";
import { composeServices } from "@apollo/composition";
import { Rejection, type Problem } from "@redial/kernel";
import { GraphQLError, Kind, parse, visit, type DocumentNode, type ObjectTypeDefinitionNode, type ObjectTypeExtensionNode } from "graphql";
import { SUBGRAPHS, type SubgraphName } from "./subgraphs";

const ROOTS: ReadonlySet<string> = new Set(["Query", "Mutation", "Subscription"]);

/** The schemas of all services as text, by service. */
export type SubgraphSchemas = Readonly<Record<SubgraphName, string>>;

/** The file in which a service commits its schema, from the root of the repository. */
export function schemaFile(service: SubgraphName): string {
  return path.join("services", service, "schema.graphql");
}

/** Reads the committed schemas below the root of the repository; refuses with one `SCHEMA_MISSING` a file that cannot be read. */
export async function readSubgraphSchemas(root: string): Promise<SubgraphSchemas> {
  const missing: Problem[] = [];
  const read = async (service: SubgraphName): Promise<string> => {
    const file = schemaFile(service);
    return readFile(path.join(root, file), "utf8").catch(() => {
      missing.push({ code: "SCHEMA_MISSING", message: `${file} cannot be read; let the service print its schema first.`, path: [service] });
      return "";
    });
  };
  const [program, scheduler, dialer, reporting] = await Promise.all([read("program"), read("scheduler"), read("dialer"), read("reporting")]);
  refuseAny(missing);
  return { program, scheduler, dialer, reporting };
}

/**
 * The supergraph of the services' schemas, the same text for the same schemas, in which every field of Query, Mutation and Subscription may be null. Refuses with
 * `SCHEMA_INVALID` where one does not parse and with composition's own codes where they do not fit together, naming the services. Asks nobody.
 */
export function composeSupergraph(schemas: SubgraphSchemas): string {
  const invalid: Problem[] = [];
  const services = SUBGRAPHS.flatMap((name) => {
    const typeDefs = parseSchema(name, schemas[name], invalid);
    // The gateway refuses a service without an address; where it really listens is configuration, so the committed one is its name.
    return typeDefs ? [{ name, typeDefs, url: `http://${name}/graphql` }] : [];
  });
  refuseAny(invalid);
  const result = composeServices(services);
  if (result.errors === undefined) return `${result.supergraphSdl.trim()}\n`;
  refuseAny(result.errors.map((error) => ({ code: String(error.extensions["code"] ?? "COMPOSITION_FAILED"), message: error.message, path: [] })));
  throw new Error("composition failed without saying why");
}

function parseSchema(name: SubgraphName, text: string, invalid: Problem[]): DocumentNode | undefined {
  try {
    return mayBeGone(parse(text));
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [place] = error.locations ?? [];
    invalid.push({ code: "SCHEMA_INVALID", message: `${schemaFile(name)}:${place?.line ?? 1}:${place?.column ?? 1} ${error.message}`, path: [name] });
    return undefined;
  }
}

/**
 * A service promises what it can keep while it lives. Where callers enter, the whole cannot promise as much: a field that may not be null would,
 * its service gone, take the answers of all other services with it.
 */
function mayBeGone(schema: DocumentNode): DocumentNode {
  const isRoot = (type: ObjectTypeDefinitionNode | ObjectTypeExtensionNode) => (ROOTS.has(type.name.value) ? undefined : false);
  return visit(schema, {
    ObjectTypeDefinition: isRoot,
    ObjectTypeExtension: isRoot,
    FieldDefinition: (field) => (field.type.kind === Kind.NON_NULL_TYPE ? { ...field, type: field.type.type } : undefined),
    InterfaceTypeDefinition: () => false,
    InterfaceTypeExtension: () => false,
  });
}

function refuseAny(problems: readonly Problem[]): void {
  const [first, ...others] = problems;
  if (first) throw Rejection.of([first, ...others]);
}
