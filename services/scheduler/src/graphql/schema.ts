import { buildSubgraph, type Changes } from "@redial/platform";
import type { GraphQLSchema } from "graphql";
import { ContactRef } from "./contact.ref";
import type { ExecutionReader } from "./execution-reader";
import { ExecutionResolver } from "./execution.resolver";
import { ExecutionType } from "./execution.type";
import { ExplanationResolver } from "./explanation.resolver";
import { JobExplanationType } from "./explanation.type";
import { JobResolver } from "./job.resolver";
import { JobType } from "./job.type";
import { ProgramRef } from "./program.ref";
import { ProgramResolver } from "./program.resolver";
import { schedulerStreams } from "./scheduler-streams";
import { SimulationResolver } from "./simulation.resolver";
import { SubscriptionResolver } from "./subscription.resolver";
import { SuppressionResolver } from "./suppression.resolver";

export interface SchemaParts {
  reader: ExecutionReader;
  executions: ExecutionResolver;
  jobs: JobResolver;
  explanations: ExplanationResolver;
  programs: ProgramResolver;
  suppressions: SuppressionResolver;
  simulations: SimulationResolver;
  changes: Changes;
}

/** The scheduler's subgraph. */
export function schedulerSchema({ reader, executions, jobs, explanations, programs, suppressions, simulations, changes }: SchemaParts): Promise<GraphQLSchema> {
  return buildSubgraph({
    resolvers: [ExecutionResolver, JobResolver, ExplanationResolver, ProgramResolver, SuppressionResolver, SimulationResolver, SubscriptionResolver],
    instances: new Map<unknown, object>([
      [ExecutionResolver, executions],
      [JobResolver, jobs],
      [ExplanationResolver, explanations],
      [ProgramResolver, programs],
      [SuppressionResolver, suppressions],
      [SimulationResolver, simulations],
      [SubscriptionResolver, new SubscriptionResolver()],
    ]),
    types: [ExecutionType, JobType, ContactRef, JobExplanationType, ProgramRef],
    references: {
      Execution: ({ id }, { identity }) => reader.execution(identity.organizationId, String(id)),
      Program: (program) => Object.assign(new ProgramRef(), program),
      Job: ({ id }, { identity }) => reader.job(identity.organizationId, String(id)),
    },
    streams: schedulerStreams(reader, changes),
  });
}
