import path from "node:path";
import { parseArgs } from "node:util";
import { isSubgraphName } from "@redial/gateway";
import { compareRelease, describeComparison, isReleasable } from "./compare-release";
import { nextRelease, type ChangedSubgraph } from "./next-release";
import { readAllowed, readReleased, RELEASE_FILES } from "./release-files";
import { runCommand } from "./run-command";

const ROOT = path.join(__dirname, "..", "..", "..");
const USAGE = `npm run schema:check -- [--service SERVICE --schema FILE]
  --service  the service whose schema changed; the others' are the committed ones
  --schema   its schema, when that is not yet in services/SERVICE/schema.graphql
Ends with 0 when this may be released after what was released last, else with 1.`;

/** `npm run schema:check`: composes the services' schemas and says what that and the catalog of events would change for those who rely on the last release. */
async function schemaCheck(args: string[]): Promise<boolean> {
  const comparison = await compareRelease(await readReleased(ROOT), await nextRelease(ROOT, changedSubgraph(args)), await readAllowed(ROOT));
  console.log(describeComparison(comparison).join("\n"));
  if (isReleasable(comparison)) return true;
  console.error(`\nThis breaks callers or services that run. Add beside what there is and deprecate that, or, when nobody is hurt, allow it in ${RELEASE_FILES.allowed}.`);
  return false;
}

function changedSubgraph(args: string[]): ChangedSubgraph | undefined {
  const { service, schema } = parseArgs({ args, options: { service: { type: "string" }, schema: { type: "string" } } }).values;
  if (service !== undefined && !isSubgraphName(service)) throw new Error(`There is no service ${service}.`);
  if (schema === undefined) return undefined;
  if (!service) throw new Error("--schema needs --service.");
  return { service, file: path.resolve(schema) };
}

if (require.main === module) runCommand(USAGE, () => schemaCheck(process.argv.slice(2)));
