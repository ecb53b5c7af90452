import type { ContactId, OrganizationId } from "@redial/kernel";
import type { Database, ListPlace, Statement } from "@redial/platform";

/** A contact by its id, and where it stands in a list. */
export interface PlacedContact {
  id: ContactId;
  place: ListPlace;
}

/**
 * Contacts by number and externalId, those without one last, which is how the unique index has them: neither changes in a contact's life. The first
 * comparison finds the place in the index, the second passes over what lies before it on the same number.
 */
const byNumber: Statement = {
  name: "contacts-by-number",
  text: `select id, json_build_array(phone, external_id) as place from contact
    where organization_id = $1 and phone >= $2 and (phone > $2 or external_id > $3 or (external_id is null and $3::text is not null))
    order by phone, external_id limit $4`,
};

/**
 * Contacts of an audience by the position of their number and, of one number, as they came. Positions have no gaps and a number has at least one
 * contact, so a page lies within as many positions as it has rows.
 */
const ofAudience: Statement = {
  name: "contacts-of-audience",
  text: `select named.id, json_build_array(m.position, named.place) as place
    from audience_member m cross join lateral unnest(m.contact_ids) with ordinality as named(id, place)
    where m.audience_id = $1 and m.position between $2::int and $2::int + $4::int and (m.position > $2 or named.place > $3)
    order by m.position, named.place limit $4`,
};

/** The first so many contacts of an organization behind a place, null for the beginning. */
export function contactsByNumber(database: Database, organizationId: OrganizationId, rows: number, behind: ListPlace | null): Promise<PlacedContact[]> {
  // No number is the empty text, so nothing stands at the place before all.
  const [phone, externalId] = behind ?? ["", null];
  return database.rows<PlacedContact>(byNumber, [organizationId, phone, externalId, rows]);
}

/** The first so many contacts of an audience behind a place, null for the beginning. Whose audience it is has been looked at. */
export function contactsOfAudience(database: Database, audienceId: string, rows: number, behind: ListPlace | null): Promise<PlacedContact[]> {
  const [position, place] = behind ?? [0, 0];
  return database.rows<PlacedContact>(ofAudience, [audienceId, position, place, rows]);
}
