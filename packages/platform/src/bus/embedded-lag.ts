import type { Pool } from "pg";

/** Messages that were forgotten before a group handled them are not waited for any more. */
const countUnread = `
  select p.topic, sum(greatest(0, p.next_offset - greatest(coalesce(g.next_offset, 0), coalesce(
    (select r.first_offset from record_batch r where r.topic = p.topic and r.partition = p.partition order by r.last_offset limit 1), p.next_offset))))::float8 as unread
  from topic_partition p left join group_offset g on g.topic = p.topic and g.partition = p.partition and g."group" = $1
  where p.topic = any($2::text[]) group by p.topic`;

/** How many kept messages of each topic a group has not handled. */
export async function lagOnPostgres(pool: Pool, group: string, topics: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ topic: string; unread: number }>(countUnread, [group, topics]);
  const unread = new Map(rows.map((row) => [row.topic, row.unread]));
  return new Map(topics.map((topic) => [topic, unread.get(topic) ?? 0]));
}

/** Forgets how far a group came. */
export async function forgetOnPostgres(pool: Pool, group: string): Promise<void> {
  await pool.query('delete from group_offset where "group" = $1', [group]);
}
