import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { Rejection } from "@redial/kernel";
import { composeSupergraph, readSubgraphSchemas } from "./compose-supergraph";

/** Composes the committed schemas below `root` into `gateway/supergraph.graphql`, by rename, so that a reader sees the old text or the new, and answers the file. */
export async function writeSupergraph(root: string): Promise<string> {
  const supergraph = composeSupergraph(await readSubgraphSchemas(root));
  const file = path.join(root, "gateway", "supergraph.graphql");
  const draft = `${file}.${process.pid}.draft`;
  await writeFile(draft, supergraph);
  await rename(draft, file);
  return file;
}

if (require.main === module) {
  writeSupergraph(path.join(__dirname, "..", "..")).then(
    (file) => process.stdout.write(`wrote ${path.relative(process.cwd(), file)}\n`),
    (error: unknown) => {
      const lines = error instanceof Rejection ? error.problems.map(({ code, message }) => `${code}: ${message}`) : [String(error)];
      process.stderr.write(`The schemas do not make a supergraph; the committed one was left as it is.\n\n${lines.join("\n\n")}\n`);
      process.exitCode = 1;
    },
  );
}
