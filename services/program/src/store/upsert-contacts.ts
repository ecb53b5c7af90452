import type { ContactId, Ids, OrganizationId } from "@redial/kernel";
import type { Statement, Tx } from "@redial/platform";
import type { ContactDraft } from "../domain/contact";

/**
 * Keeps a batch of contacts, one row for each phone and externalId of the organization. Rows are taken in the order of their key, so that two
 * imports with people in common wait for each other instead of deadlocking. `xmax` is 0 exactly for the rows that this statement made.
 */
const upsert: Statement = {
  name: "contacts-upsert",
  text: `insert into contact (id, organization_id, phone, external_id, time_zone, region, attributes, created_at, updated_at)
    select given.id, $1, given.phone, given.external_id, given.time_zone, given.region, given.attributes, $8, $8
    from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[]) as given(id, phone, external_id, time_zone, region, attributes)
    order by given.phone, given.external_id
    on conflict (organization_id, phone, external_id) do update set
      time_zone = coalesce(excluded.time_zone, contact.time_zone),
      region = coalesce(excluded.region, contact.region),
      attributes = contact.attributes || excluded.attributes,
      updated_at = excluded.updated_at
    returning id, phone, external_id as "externalId", xmax = 0 as created`,
};

interface KeptContact {
  id: ContactId;
  phone: string;
  externalId: string | null;
  created: boolean;
}

/** Keeps contacts, no two of them with one phone and externalId. Answers their ids in the order given, and how many are new. */
export async function upsertContacts(
  tx: Tx,
  ids: Ids,
  organizationId: OrganizationId,
  contacts: readonly ContactDraft[],
  now: string,
): Promise<{ ids: ContactId[]; created: number }> {
  const kept = await tx.rows<KeptContact>(upsert, [
    organizationId,
    contacts.map(() => ids.next()),
    contacts.map((contact) => contact.phone),
    contacts.map((contact) => contact.externalId),
    contacts.map((contact) => contact.timeZone),
    contacts.map((contact) => contact.region),
    contacts.map((contact) => JSON.stringify(contact.attributes)),
    now,
  ]);
  const idByKey = new Map(kept.map((row) => [keyOf(row), row.id]));
  return {
    ids: contacts.map((contact) => {
      const id = idByKey.get(keyOf(contact));
      if (id === undefined) throw new Error("a contact was written and is not there");
      return id;
    }),
    created: kept.filter((row) => row.created).length,
  };
}

function keyOf({ phone, externalId }: { phone: string; externalId: string | null }): string {
  return `${phone} ${externalId ?? ""}`;
}
