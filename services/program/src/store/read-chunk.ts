import type { AudienceId } from "@redial/kernel";
import type { Statement, Tx } from "@redial/platform";
import type { Member, Sending } from "../usecases/ports";

/** The launch that has sent the fewest chunks, so that a small audience never waits for a large one. A row that a replica has in hand is passed over. */
const next: Statement = {
  name: "launch-next",
  text: `select id, organization_id as "organizationId", audience_id as "audienceId", audience_size as "audienceSize",
      launched_at as "launchedAt", sent_position as "sentPosition", sent_chunks as "sentChunks"
    from launch where sent_at is null order by sent_chunks, id limit 1 for update skip locked`,
};

/** Positions have no gaps, so a range of them is a chunk. Zone, region and attributes are those of the first contact of a number that has any. */
const members: Statement = {
  name: "launch-members",
  text: `select m.position, m.phone, m.contact_ids as "contactIds", who.time_zone as "timeZone", who.region, who.attributes
    from audience_member m cross join lateral (
      select (array_agg(c.time_zone order by named.place) filter (where c.time_zone is not null))[1] as time_zone,
        (array_agg(c.region order by named.place) filter (where c.region is not null))[1] as region,
        (array_agg(c.attributes order by named.place) filter (where c.attributes <> '{}'))[1] as attributes
      from unnest(m.contact_ids) with ordinality as named(id, place) join contact c on c.id = named.id) as who
    where m.audience_id = $1 and m.position > $2 and m.position <= $3
    order by m.position`,
};

const move: Statement = {
  name: "launch-move",
  text: `update launch set sent_position = $2, sent_chunks = $3, sent_at = case when $2 >= audience_size then now() end where id = $1`,
};

type LockedSending = Sending & { audienceId: AudienceId };

/** The launch to go on with, its row locked; undefined when none is left. */
export async function nextSending(tx: Tx): Promise<LockedSending | undefined> {
  const [row] = await tx.rows<Omit<LockedSending, "launchedAt"> & { launchedAt: Date }>(next);
  return row && { ...row, launchedAt: row.launchedAt.getTime() };
}

/** The next members of a launch's audience, at most `limit`, in the order of their positions. */
export function readMembers(tx: Tx, sending: Pick<LockedSending, "audienceId" | "audienceSize" | "sentPosition">, limit: number): Promise<Member[]> {
  const upTo = Math.min(sending.sentPosition + limit, sending.audienceSize);
  return tx.rows<Member>(members, [sending.audienceId, sending.sentPosition, upTo]);
}

/** Keeps how far a launch was sent. */
export async function moveSending(tx: Tx, sending: Sending): Promise<void> {
  await tx.rows(move, [sending.id, sending.sentPosition, sending.sentChunks]);
}
