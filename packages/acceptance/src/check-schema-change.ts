import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { throwAwayFolder } from "@redial/embedded";
import { CHECKOUT, textTable } from "@redial/start";
import { runCheck } from "./run-check";

/** A type of each subgraph, to which a field can be added as anyone would. */
const TYPES = {
  program: "services/program/src/graphql/program.type.ts",
  scheduler: "services/scheduler/src/graphql/execution.type.ts",
  dialer: "services/dialer/src/graphql/carrier.type.ts",
  reporting: "services/reporting/src/graphql/call-report.type.ts",
} as const;

const FIELD = '\n  @Field(() => String, { nullable: true, description: "A field that was not there before." })\n  addedField?: string;\n}\n';

/** `npm run check:schema-change`: adds a field to each service in a copy of the checkout, runs that service's scripts, and looks which committed files changed. */
async function checkSchemaChange(): Promise<boolean> {
  const rows = await Promise.all(Object.entries(TYPES).map(([service, file]) => changeOf(service, file)));
  console.log(textTable([{ heading: "a field added to" }, { heading: "changed" }, { heading: "" }], rows.map(({ service, changed, good }) => [service, changed.join(", "), good ? "✓" : "✗"])));
  return rows.every(({ good }) => good);
}

async function changeOf(service: string, file: string): Promise<{ service: string; changed: string[]; good: boolean }> {
  const copy = await throwAwayFolder();
  try {
    const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: CHECKOUT, encoding: "utf8" }).split("\0").filter(Boolean);
    for (const name of tracked) cpSync(join(CHECKOUT, name), join(copy.path, name), { recursive: true });
    symlinkSync(join(CHECKOUT, "node_modules"), join(copy.path, "node_modules"));
    const before = digests(copy.path, tracked);
    const typed = join(copy.path, file);
    writeFileSync(typed, readFileSync(typed, "utf8").replace(/\n}\n$/, `\n${FIELD}`));
    for (const words of [["run", "schema", "-w", `@redial/${service}`], ["run", "supergraph", "-w", "gateway"]]) execFileSync("npm", words, { cwd: copy.path, stdio: "pipe" });
    const after = digests(copy.path, tracked);
    const changed = tracked.filter((name) => before.get(name) !== after.get(name)).sort();
    const wanted = ["gateway/supergraph.graphql", `services/${service}/schema.graphql`, file].sort();
    return { service, changed, good: changed.join() === wanted.join() };
  } finally {
    copy.remove();
  }
}

function digests(folder: string, names: readonly string[]): Map<string, string> {
  return new Map(names.map((name) => [name, createHash("sha256").update(readFileSync(join(folder, name))).digest("hex")]));
}

runCheck(checkSchemaChange);
