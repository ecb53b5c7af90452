import { SEGMENTS_OF_JOBS } from "./failures-by-sql";
import { countedSql, listSql, percentSql } from "./sql-rates";

/** The segments of one key, given as the third parameter, over the raw jobs and attempts. */
export const SEGMENTS_BY_SQL = `json_build_object('segments', ${listSql(`
  select $3::text as key, value, is_other as "isOther", ${countedSql("count(*) filter (where result = 'completed')", "count(*)")} as connection,
    count(*) filter (where result = 'failed') as "contactsFailed",
    json_build_object('contactsRetried', count(*) filter (where m.made > 1), 'completedAfterRetry', count(*) filter (where m.made > 1 and m.hit > 0),
      'rate', ${percentSql("count(*) filter (where m.made > 1 and m.hit > 0)", "count(*) filter (where m.made > 1)")}) as "retryConversionRate",
    (avg(m.made) filter (where m.made > 0 and result is not null))::float8 as "averageAttempts", sum(m.made) as "totalCalls", sum(m.talk) / 1000.0 as "talkSeconds",
    ${countedSql("sum(m.hit)", "sum(m.made)")} as calls
  from (select id, result, value, is_other from ${SEGMENTS_OF_JOBS} where key = $3) n
  left join (select job_id, count(*) as made, count(*) filter (where outcome = 'completed') as hit, sum(talk_ms) as talk from a group by job_id) c on c.job_id = n.id
  cross join lateral (select coalesce(c.made, 0) as made, coalesce(c.hit, 0) as hit, coalesce(c.talk, 0) as talk) m
  group by value, is_other order by is_other, value`)})`;

/** The caller ids, over the raw attempts: they tell attempts apart and not contacts. */
export const CALLERS_BY_SQL = `json_build_object('segments', ${listSql(`
  select $3::text as key, caller_id as value, false as "isOther", null as connection, null as "contactsFailed", null as "retryConversionRate", null as "averageAttempts",
    count(*) as "totalCalls", sum(talk_ms) / 1000.0 as "talkSeconds", ${countedSql("count(*) filter (where outcome = 'completed')", "count(*)")} as calls
  from a where caller_id is not null group by caller_id order by caller_id`)})`;

const IN_PERIOD = "local_date between $3::date and $4::date";

/** The attempts of the days from the third to the fourth parameter, by the calendar of its contacts. */
export const PERIOD_WITH = `
  p as (select a.*, f.first_at, extract(epoch from a.started_at - f.first_at) + a.ring_ms / 1000.0 as waited, j.result, j.attempts as last
    from a join j on j.id = a.job_id join (select job_id, min(started_at) as first_at from a group by job_id) f on f.job_id = a.job_id where ${IN_PERIOD})`;

/** The time that was waited by the contact at a share of all who were reached, in the middle of its bucket of the sketch. */
const quantile = (share: number) => `(select 2 * 1.1::float8 ^ greatest(0, ceil(ln(greatest(waited, 1)) / ln(1.1) - 1e-9)) / 2.1 from p where outcome = 'completed'
  order by waited offset (select greatest(0, floor(${share} * (count(*) - 1))) from p where outcome = 'completed') limit 1)`;

/** What the attempts of these days came to, and how long it took to reach those who were reached in them: needs `PERIOD_WITH`. */
export const PERIOD_BY_SQL = `json_build_object(
  'inPeriod', (select json_build_object(
    'totalCalls', count(*), 'contactsCompleted', count(*) filter (where outcome = 'completed'), 'contactsGivenUp', count(*) filter (where result = 'failed' and attempt = last),
    'connection', ${countedSql("count(*) filter (where outcome = 'completed')", "count(*)")},
    'retries', ${countedSql("count(*) filter (where outcome = 'completed' and attempt > 1)", "count(*) filter (where attempt > 1)")},
    'talkSeconds', coalesce(sum(talk_ms), 0) / 1000.0, 'ringSeconds', coalesce(sum(ring_ms), 0) / 1000.0, 'callsAbandoned', count(*) filter (where detail = 'abandoned'),
    'averageAttemptsToComplete', (avg(attempt) filter (where outcome = 'completed'))::float8, 'averageSecondsToConnect', (avg(waited) filter (where outcome = 'completed'))::float8,
    'byAttempt', (select coalesce(json_agg(r), '[]') from (select attempt, count(*) as attempts, count(*) filter (where outcome = 'completed') as completed from p group by attempt order by attempt) r)
  ) from p),
  'timeToConnect', (select json_build_object('contacts', count(*), 'mean', avg(waited)::float8, 'median', ${quantile(0.5)}, 'within75Percent', ${quantile(0.75)}, 'within90Percent', ${quantile(0.9)})
    from p where outcome = 'completed')
)`;
