import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cursorsOf, noChanges, printSubgraph } from "@redial/platform";
import type { ExecutionReader } from "./graphql/execution-reader";
import { ExecutionResolver } from "./graphql/execution.resolver";
import { ExplanationResolver } from "./graphql/explanation.resolver";
import { JobResolver } from "./graphql/job.resolver";
import { ProgramResolver } from "./graphql/program.resolver";
import { schedulerSchema } from "./graphql/schema";
import { SimulationResolver } from "./graphql/simulation.resolver";
import { SuppressionResolver } from "./graphql/suppression.resolver";

/** The subgraph as text. Nothing behind the resolvers is asked for, so nothing needs to run. */
export async function schemaText(): Promise<string> {
  const idle = () => Promise.reject(new Error("only the schema's shape is wanted"));
  const reader: ExecutionReader = { execution: idle, job: idle, jobs: idle };
  const executions = new ExecutionResolver(reader, cursorsOf(""), idle, idle, idle, idle);
  const explanations = new ExplanationResolver(reader, idle);
  const suppressions = new SuppressionResolver({ find: idle, list: idle }, idle, idle);
  const nothing = () => {
    throw new Error("only the schema's shape is wanted");
  };
  const programs = new ProgramResolver(nothing, nothing);
  const simulations = new SimulationResolver({ now: () => 0 }, idle, idle, idle, { find: idle });
  return printSubgraph(await schedulerSchema({ reader, executions, jobs: new JobResolver(reader), explanations, programs, suppressions, simulations, changes: noChanges }));
}

if (require.main === module) {
  void schemaText().then((text) => writeFileSync(join(__dirname, "..", "schema.graphql"), text));
}
