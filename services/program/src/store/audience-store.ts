import { toIso, type Ids } from "@redial/kernel";
import type { Database } from "@redial/platform";
import type { AudienceStore } from "../usecases/ports";
import { audienceRows } from "./entities";
import { joinAudience, lockAudience } from "./join-audience";
import { upsertContacts } from "./upsert-contacts";
import { isUuid } from "../domain/uuid";

/** Audiences and their contacts in PostgreSQL. */
export function audienceStore(database: Database, ids: Ids): AudienceStore {
  return {
    async insert(audience) {
      await database.entities.insert(audienceRows, audience);
    },
    exists: async (organizationId, id) => isUuid(id) && (await database.entities.existsBy(audienceRows, { id, organizationId })),
    addContacts: (organizationId, audienceId, contacts, at) =>
      database.transact(async (tx) => {
        const lastPosition = await lockAudience(tx, organizationId, audienceId);
        if (lastPosition === null) return null;
        const { ids: contactIds, created } = await upsertContacts(tx, ids, organizationId, contacts, toIso(at));
        await joinAudience(tx, audienceId, lastPosition, contacts.map((contact, index) => ({ phone: contact.phone, contactId: contactIds[index] ?? "" })));
        return { created };
      }),
  };
}
