import type { Database } from "@redial/platform";

/** The cap and the cool-down of every program of a limited run. */
export const CAP = { max: 2, perHours: 1 } as const;
export const COOL_DOWN = { after: "refusal", hours: 3 } as const;

/**
 * What is wrong with where everything stands, in words; nothing when all is right. Each statement finds what must not be, whatever was done before:
 * jobs are counted by themselves, calls by the attempts that were kept and those that are up.
 */
export async function wrongsOf(database: Database): Promise<string[]> {
  return (await database.rows<{ wrong: string }>(findWrongs)).map(({ wrong }) => wrong);
}

const WRONGS: Record<string, string> = {
  "counters are not what the jobs are": `
    select * from (select c.execution_id, c.pending, c.held, c.in_progress, c.completed, c.message_left, c.failed, c.skipped from execution_counters c
      except select e.id, count(j.id) filter (where j.state in (0, 3))::int, count(j.id) filter (where j.state = 3)::int, count(j.id) filter (where j.state = 1)::int,
        count(j.id) filter (where j.result = 'completed')::int, count(j.id) filter (where j.result = 'message_left')::int,
        count(j.id) filter (where j.result = 'failed')::int, count(j.id) filter (where j.result = 'skipped')::int
      from execution e left join job j on j.execution_id = e.id group by e.id) wrong`,
  "a job is in two states": "select id from job where (state = 2) <> (result is not null) or (state = 1) <> (requested_at is not null)",
  "a job ended more than once, or not as it was told": `
    select j.id, j.reason, count(o.key)::int as told from job j left join (
      select unnest(string_to_array(type, chr(10))) as type, unnest(string_to_array(key, chr(10))) as key from outbox) o on o.type = 'job.ended' and o.key = j.id::text
    group by j.id having count(o.key) <> case when j.state = 2 then 1 else 0 end`,
  "more calls are up than may be": "select e.id from execution e join execution_counters c on c.execution_id = e.id where c.in_progress > e.max_concurrent_calls",
  "attempts are not kept": "select j.id from job j where j.attempt - case when j.state = 1 then 1 else 0 end <> (select count(*) from attempt a where a.job_id = j.id)",
  "calls in the books are not those that count": `
    select coalesce(p.job_id, w.id) as job from past_call p full join (
      select j.id, j.attempt from job j where j.state = 1
      union all select a.job_id, a.attempt from attempt a where a.outcome not in ('network_error', 'invalid_number')) w
    on w.id = p.job_id and w.attempt = p.attempt where p.job_id is null or w.id is null`,
  "a cap is exceeded": `
    select phone from (select phone, at, lead(at, ${CAP.max}) over (partition by book_id, phone order by at) as next from past_call) calls
    where next < at + interval '${CAP.perHours} hours'`,
  "a number is called within a cool-down": `
    select l.phone from past_call f join past_call l on l.book_id = f.book_id and l.phone = f.phone and l.at > f.ended_at
    where f.cool_down = '${COOL_DOWN.after}' and l.at < f.ended_at + interval '${COOL_DOWN.hours} hours'`,
  "two calls are in one lane, or by the wall clock in any": `
    select j.execution_id from job j join execution e on e.id = j.execution_id where j.state = 1
    group by j.execution_id, e.clock having count(distinct j.lane) <> case when e.clock = 'fast_forward' then count(*) else 0 end`,
  "an ended job has a lane": "select id from job where state <> 1 and lane is not null",
};

const findWrongs = {
  name: "find-wrongs",
  text: Object.entries(WRONGS).map(([what, statement]) => `(select '${what}: ' || to_jsonb(found)::text as wrong from (${statement}) found limit 1)`).join(" union all "),
};
