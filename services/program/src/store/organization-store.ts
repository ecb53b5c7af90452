import type { Ids } from "@redial/kernel";
import { appendFacts, type Database } from "@redial/platform";
import type { OrganizationStore } from "../usecases/ports";
import { apiKeyRows, organizationRows } from "./entities";

/** Organizations in PostgreSQL. */
export function organizationStore(database: Database, ids: Ids): OrganizationStore {
  return {
    insert: (organization, firstKey, secretHash) =>
      database.transact(async ({ entities }) => {
        await entities.insert(organizationRows, organization);
        await entities.insert(apiKeyRows, { ...firstKey, secretHash });
      }),
    change: (organizationId, decide) =>
      database.transact(async (tx) => {
        const organization = await tx.entities.findOne(organizationRows, { where: { id: organizationId }, lock: { mode: "pessimistic_write" } });
        if (!organization) return null;
        const { next, events } = decide(organization);
        await tx.entities.update(organizationRows, { id: organizationId }, next);
        await appendFacts(tx, ids, events);
        return next;
      }),
  };
}
