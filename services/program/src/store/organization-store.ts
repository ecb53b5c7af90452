import type { Database } from "@redial/platform";
import type { OrganizationStore } from "../usecases/ports";
import { apiKeyRows, organizationRows } from "./entities";

/** Organizations in PostgreSQL. */
export function organizationStore(database: Database): OrganizationStore {
  return {
    insert: (organization, firstKey, secretHash) =>
      database.transact(async ({ entities }) => {
        await entities.insert(organizationRows, organization);
        await entities.insert(apiKeyRows, { ...firstKey, secretHash });
      }),
  };
}
