import { buildSubgraph } from "@redial/platform";
import type { GraphQLSchema } from "graphql";
import type { Reader } from "../usecases/ports";
import { ApiKeyResolver } from "./api-key.resolver";
import { AudienceResolver } from "./audience.resolver";
import { AudienceType } from "./audience.type";
import { ContactListsResolver } from "./contact-lists.resolver";
import { ContactResolver } from "./contact.resolver";
import { ContactType } from "./contact.type";
import { entityReferences } from "./entity.ref";
import { ExecutionResolver } from "./execution.resolver";
import { ExecutionType } from "./execution.type";
import { ExperimentArmResolver, ExperimentFieldsResolver } from "./experiment-fields.resolver";
import { ExperimentResolver } from "./experiment.resolver";
import { ExperimentType } from "./experiment.type";
import { OrganizationResolver } from "./organization.resolver";
import { OrganizationType } from "./organization.type";
import { ProgramResolver } from "./program.resolver";
import { ProgramType } from "./program.type";
import { RetryPresetResolver } from "./retry-preset.resolver";

/** Whom the schema asks. */
export interface SchemaParts {
  reader: Reader;
  organizations: OrganizationResolver;
  apiKeys: ApiKeyResolver;
  contacts: ContactResolver;
  contactLists: ContactListsResolver;
  audiences: AudienceResolver;
  programs: ProgramResolver;
  executions: ExecutionResolver;
  experiments: ExperimentResolver;
  retryPresets: RetryPresetResolver;
}

/** The program service's subgraph. */
export function programSchema(parts: SchemaParts): Promise<GraphQLSchema> {
  return buildSubgraph({
    resolvers: [OrganizationResolver, ApiKeyResolver, ContactResolver, ContactListsResolver, AudienceResolver, ProgramResolver, ExecutionResolver, ExperimentResolver, ExperimentFieldsResolver, ExperimentArmResolver, RetryPresetResolver],
    instances: new Map<unknown, object>([
      [OrganizationResolver, parts.organizations],
      [ApiKeyResolver, parts.apiKeys],
      [ContactResolver, parts.contacts],
      [ContactListsResolver, parts.contactLists],
      [AudienceResolver, parts.audiences],
      [ProgramResolver, parts.programs],
      [ExecutionResolver, parts.executions],
      [ExperimentResolver, parts.experiments],
      [ExperimentFieldsResolver, new ExperimentFieldsResolver(parts.reader)],
      [ExperimentArmResolver, new ExperimentArmResolver(parts.reader)],
      [RetryPresetResolver, parts.retryPresets],
    ]),
    types: [OrganizationType, ContactType, AudienceType, ProgramType, ExecutionType, ExperimentType],
    references: entityReferences(parts.reader),
  });
}
