import type { AudienceId, ContactId, OrganizationId } from "@redial/kernel";
import type { Statement, Tx } from "@redial/platform";
import { isUuid } from "../domain/uuid";

/**
 * Whoever adds members holds the audience's row: positions are given out one batch after another, without gaps, and become visible in their order.
 * That makes `last_position` a frontier: a launch that reads it has every member up to there. `no key` lets others refer to the audience meanwhile.
 */
const lock: Statement = {
  name: "audience-lock",
  text: `select last_position as "lastPosition" from audience where id = $1 and organization_id = $2 for no key update`,
};

/**
 * New numbers get the next positions in the order given; known ones get the contacts that they do not name yet. Members are found by `= any` of an
 * array and by the conflict, never by a join: a plan made while the table was small then stays right when it has a million rows.
 */
const join: Statement = {
  name: "audience-join",
  text: `with given as materialized (
      select phone, array_agg(contact_id order by place) as contact_ids, min(place) as place
      from unnest($3::text[], $4::uuid[]) with ordinality as given(phone, contact_id, place)
      group by phone),
    known as materialized (
      select phone, position, contact_ids from audience_member where audience_id = $1 and phone = any($3::text[])),
    written as (
      insert into audience_member as m (audience_id, phone, position, contact_ids)
      select $1, phone, coalesce(k.position, $2::int + row_number() over (partition by k.position is null order by g.place)), g.contact_ids
      from given g left join known k using (phone)
      where k.phone is null or not k.contact_ids @> g.contact_ids
      on conflict (audience_id, phone) do update
      set contact_ids = m.contact_ids || array(select id from unnest(excluded.contact_ids) with ordinality as id(id, place) where not id = any(m.contact_ids) order by place)
      returning position)
    update audience set last_position = last_position + (select count(*) from written where position > $2::int) where id = $1`,
};

/** Locks an audience and answers its last position; null when the organization has none with this id. */
export async function lockAudience(tx: Tx, organizationId: OrganizationId, audienceId: string): Promise<number | null> {
  if (!isUuid(audienceId)) return null;
  const [audience] = await tx.rows<{ lastPosition: number }>(lock, [audienceId, organizationId]);
  return audience?.lastPosition ?? null;
}

/** Makes contacts members of an audience that is locked; those with one number become one member that names them all. */
export async function joinAudience(tx: Tx, audienceId: AudienceId, lastPosition: number, members: readonly { phone: string; contactId: ContactId }[]): Promise<void> {
  await tx.rows(join, [audienceId, lastPosition, members.map((member) => member.phone), members.map((member) => member.contactId)]);
}
