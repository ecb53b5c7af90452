import { buildSubgraph } from "@redial/platform";
import type { GraphQLSchema } from "graphql";
import { ContactRef } from "./contact.ref";
import type { ExecutionReader } from "./execution-reader";
import { ExecutionResolver } from "./execution.resolver";
import { ExecutionType } from "./execution.type";
import { ExplanationResolver } from "./explanation.resolver";
import { JobExplanationType } from "./explanation.type";
import { JobResolver } from "./job.resolver";
import { JobType } from "./job.type";

export interface SchemaParts {
  reader: ExecutionReader;
  executions: ExecutionResolver;
  jobs: JobResolver;
  explanations: ExplanationResolver;
}

/** The scheduler's subgraph. */
export function schedulerSchema({ reader, executions, jobs, explanations }: SchemaParts): Promise<GraphQLSchema> {
  return buildSubgraph({
    resolvers: [ExecutionResolver, JobResolver, ExplanationResolver],
    instances: new Map<unknown, object>([
      [ExecutionResolver, executions],
      [JobResolver, jobs],
      [ExplanationResolver, explanations],
    ]),
    types: [ExecutionType, JobType, ContactRef, JobExplanationType],
    references: {
      Execution: ({ id }, { identity }) => reader.execution(identity.organizationId, String(id)),
      Job: ({ id }, { identity }) => reader.job(identity.organizationId, String(id)),
    },
  });
}
