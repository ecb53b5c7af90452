import { readFile } from "node:fs/promises";
import { eventSchemas } from "@redial/contracts";
import { composeSupergraph, readSubgraphSchemas, type SubgraphName } from "@redial/gateway";
import type { Released } from "./release-files";

/** A subgraph's schema in a file elsewhere, in place of the committed one. */
export interface ChangedSubgraph {
  service: SubgraphName;
  file: string;
}

/** What a release of this checkout would be: the changed subgraph composed with the others' committed schemas, and the events of the catalog. Refuses as `composeSupergraph` does. */
export async function nextRelease(root: string, changed?: ChangedSubgraph): Promise<Released> {
  const committed = await readSubgraphSchemas(root);
  const schemas = changed ? { ...committed, [changed.service]: await readFile(changed.file, "utf8") } : committed;
  return { supergraph: composeSupergraph(schemas), events: eventSchemas() };
}
