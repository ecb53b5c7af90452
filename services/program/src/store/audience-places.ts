import type { AudiencePlaces } from "@redial/contracts";
import type { AudienceId, OrganizationId } from "@redial/kernel";
import type { Database, Statement } from "@redial/platform";

/** Groups of an audience that are told; more of them are the tail of a scattered audience. */
const MOST_GROUPS = 5_000;

/** Numbers that are told one by one: so few of a large audience that its share of any kind is known within a hundredth. */
const MOST_NUMBERS = 10_000;

/**
 * One pass over the members. Six characters of a number are its country and area almost everywhere, and few enough that a million numbers make some
 * thousands of groups. Zone and region are those that a launch sends: of the first contact that has one, and most numbers have one contact.
 */
const places: Statement = {
  name: "audience-places",
  text: `select min(m.phone) as "samplePhone", coalesce(who.time_zone, more.time_zone) as "timeZone", coalesce(who.region, more.region) as region,
      count(*)::int as contacts, (sum(count(*)) over ())::int as size,
      coalesce(array_agg(m.phone order by m.phone) filter (where abs(hashtext(m.phone)::bigint) % every.nth = 0), '{}') as numbers
    from (select greatest(1, ceil(count(*) / $4::float8))::bigint as nth from audience_member where audience_id = $2) every, audience a join audience_member m on m.audience_id = a.id join contact who on who.id = m.contact_ids[1]
      left join lateral (
        select (array_agg(c.time_zone order by named.place) filter (where c.time_zone is not null))[1] as time_zone,
          (array_agg(c.region order by named.place) filter (where c.region is not null))[1] as region
        from unnest(m.contact_ids[2:]) with ordinality as named(id, place) join contact c on c.id = named.id) as more on cardinality(m.contact_ids) > 1
    where a.organization_id = $1 and a.id = $2
    group by left(m.phone, 6), 2, 3 order by 4 desc, 1 limit $3`,
};

type Row = Required<AudiencePlaces["groups"][number]> & { size: number };

/** Where the members of an audience may be; nobody, of an audience that is empty or another organization's. */
export async function readAudiencePlaces(database: Database, organizationId: OrganizationId, audienceId: AudienceId, mostNumbers = MOST_NUMBERS): Promise<AudiencePlaces> {
  const rows = await database.rows<Row>(places, [organizationId, audienceId, MOST_GROUPS, mostNumbers]);
  return { size: rows[0]?.size ?? 0, groups: rows.map(({ samplePhone, timeZone, region, contacts, numbers }) => ({ samplePhone, timeZone, region, contacts, numbers })) };
}
