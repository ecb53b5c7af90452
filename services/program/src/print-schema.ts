import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cursorsOf, printSubgraph } from "@redial/platform";
import { ApiKeyResolver } from "./graphql/api-key.resolver";
import { AudienceResolver } from "./graphql/audience.resolver";
import { ContactListsResolver } from "./graphql/contact-lists.resolver";
import { ContactResolver } from "./graphql/contact.resolver";
import { ExecutionResolver } from "./graphql/execution.resolver";
import { ExperimentResolver } from "./graphql/experiment.resolver";
import { OrganizationResolver } from "./graphql/organization.resolver";
import { ProgramResolver } from "./graphql/program.resolver";
import { RetryPresetResolver } from "./graphql/retry-preset.resolver";
import { programSchema } from "./graphql/schema";
import type { Reader } from "./usecases/ports";

/** The subgraph as text. Nothing behind the resolvers is asked for, so nothing needs to run. */
export async function schemaText(): Promise<string> {
  const idle = () => Promise.reject(new Error("only the schema's shape is wanted"));
  const reader: Reader = {
    organization: idle,
    apiKeys: idle,
    contact: idle,
    contacts: idle,
    audienceContacts: idle,
    audience: idle,
    audiences: idle,
    audiencePlaces: idle,
    program: idle,
    programs: idle,
    launch: idle,
    launches: idle,
    experiment: idle,
    experiments: idle,
  };
  const schema = await programSchema({
    reader,
    organizations: new OrganizationResolver(reader, idle),
    apiKeys: new ApiKeyResolver(reader, idle, idle),
    contacts: new ContactResolver(reader, idle),
    contactLists: new ContactListsResolver(reader, cursorsOf("")),
    audiences: new AudienceResolver(reader, idle),
    programs: new ProgramResolver(reader, { createProgram: idle, updateProgram: idle, deleteProgram: idle }),
    executions: new ExecutionResolver(reader, idle),
    experiments: new ExperimentResolver(reader, { createExperiment: idle, launchExperiment: idle, stopExperiment: idle }),
    retryPresets: new RetryPresetResolver(() => []),
  });
  return printSubgraph(schema);
}

if (require.main === module) {
  void schemaText().then((text) => writeFileSync(join(__dirname, "..", "schema.graphql"), text));
}
