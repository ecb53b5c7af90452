import type { OrganizationId } from "@redial/kernel";
import type { ResolveReference } from "@redial/platform";
import type { Reader } from "../usecases/ports";

/** How other subgraphs' references become entities: by id, within the caller's organization, many at a time; null for anything else. */
export function entityReferences(reader: Reader): Record<string, ResolveReference> {
  const by = (read: (organizationId: OrganizationId, id: string) => Promise<object | null>): ResolveReference => {
    return ({ id }, { identity }) => (typeof id === "string" ? read(identity.organizationId, id) : null);
  };
  return {
    Organization: by(async (organizationId, id) => (id === organizationId ? reader.organization(organizationId) : null)),
    Contact: by(reader.contact),
    Audience: by(reader.audience),
    Program: by(reader.program),
    Execution: by(reader.launch),
    Experiment: by(reader.experiment),
  };
}
