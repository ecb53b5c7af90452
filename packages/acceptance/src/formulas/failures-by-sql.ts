import { countedSql, intervalSql, listSql } from "./sql-rates";

const OUTCOMES = "array['completed', 'busy', 'no_answer', 'network_error', 'rejected', 'voicemail', 'invalid_number']";
const ENDED = "result in ('completed', 'message_left', 'failed')";
const choose = (n: string, k: string) => `(lgamma(${n} + 1) - lgamma(${k} + 1) - lgamma(${n} - ${k} + 1))`;

/** Country calling codes as a pattern: one digit, the assigned ones of two, else three. */
const CALLING_CODE = "substring(phone from '^.(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|...)')";

/**
 * Everything that a job's contacts may have in common, one row each. Which hundred values of a key are told apart is the order in which reporting heard of
 * them: that alone is taken from its list of segments, no count is. All others have an empty value.
 */
export const SEGMENTS_OF_JOBS = `(
    select j.*, s.key, coalesce(n.value, '') as value, n.value is null as is_other
    from j cross join lateral (
      select 'region' as key, region as value union all select 'line_type', line_type union all select 'number_prefix', left(phone, 5) union all
      select 'attribute.' || name, content from jsonb_each_text(attributes) e(name, content)) s
    left join segment n on n.execution_id = $1 and n.key = s.key and n.value = s.value and not n.is_other
    where s.value is not null) told`;

/**
 * Groups with their complements (`f` of `n`, `g` of `m`), their one-sided p-values, by erfc of the pooled z or, where a cell expects fewer than five, by the
 * sum of the hypergeometric tail, and the correction of Benjamini and Hochberg as a running minimum from the largest on.
 */
export const FAILURES_WITH = `
  d as (select count(*) filter (where result = 'failed')::float8 as failed, count(*) filter (where ${ENDED})::float8 as ended from j),
  named as (
    select key, value, is_other, result from ${SEGMENTS_OF_JOBS} union all
    select 'calling_code', ${CALLING_CODE}, false, result from j where not exists (select from segment where execution_id = $1 and key = 'number_prefix' and is_other)),
  grouped as (select key, value, is_other, count(*) filter (where result = 'failed')::float8 as f, count(*) filter (where ${ENDED})::float8 as n from named group by key, value, is_other),
  hourly as (select local_hour, count(*) filter (where outcome <> 'completed')::float8 as f, count(*)::float8 as n from a group by local_hour),
  held as (
    select key, value, f, n, failed - f as g, ended - n as m from grouped, d where not is_other union all
    select 'hour', local_hour::text, f, n, (select sum(f) from hourly) - f, (select sum(n) from hourly) - n from hourly),
  pooled as (select *, (f + g) / (n + m) as p from held where n > 0 and m > 0),
  raised as (
    select *, (case when least(n, m) * least(p, 1 - p) < 5 then 'fisher_exact' else 'pooled_z' end) as test,
      (case when least(n, m) * least(p, 1 - p) < 5
        then (select sum(exp(${choose("(f + g)", "x")} + ${choose("(n + m - f - g)", "(n - x)")} - ${choose("(n + m)", "n")})) from generate_series(f::int, least(n, f + g)::int) x)
        else erfc((f / n - g / m) / sqrt(p * (1 - p) * (1 / n + 1 / m)) / sqrt(2)) / 2 end) as chance
    from pooled),
  corrected as (
    select *, least(1, min(chance * total / place) over (order by place desc)) as fair
    from (select *, row_number() over (order by chance) as place, count(*) over () as total from raised) r),
  told as (
    select *, 100 * (f / n - g / m) as difference, ${intervalSql("f", "n")} as wi, ${intervalSql("g", "m")} as wo from corrected where fair <= 0.05)`;

const bound = (of: "wi" | "wo", end: "low" | "high") => `(${of} ->> '${end}')::float8`;
/** Newcombe's interval, put together from the two of Wilson. */
const NEWCOMBE = `json_build_object(
  'low', difference - sqrt((100 * f / n - ${bound("wi", "low")}) ^ 2 + (${bound("wo", "high")} - 100 * g / m) ^ 2),
  'high', difference + sqrt((${bound("wi", "high")} - 100 * f / n) ^ 2 + (100 * g / m - ${bound("wo", "low")}) ^ 2))`;

const GIVEN_UP = "a join j on j.id = a.job_id where j.result = 'failed' and a.attempt = j.attempts";

/** The report on failures, worked out over the raw jobs and attempts: needs `FAILURES_WITH`. */
export const FAILURES_BY_SQL = `json_build_object('failures', json_build_object(
  'failed', (select ${countedSql("failed", "ended")} from d),
  'byOutcome', ${listSql(`select outcome, ${countedSql("count(*)", "(select failed from d)")} as contacts from ${GIVEN_UP} group by outcome order by count(*) desc, array_position(${OUTCOMES}, outcome)`)},
  'byHour', ${listSql(`select local_hour as hour, ${countedSql("f", "n")} as attempts,
    (select count(*) from ${GIVEN_UP} and a.local_hour = hourly.local_hour) as "contactsGivenUp" from hourly order by local_hour`)},
  'groups', ${listSql(`select key, value, is_other as "isOther", ${countedSql("f", "n")} as failed from grouped order by key = 'calling_code', key, is_other, value`)},
  'comparisons', (select count(*) from raised),
  'patterns', ${listSql(`select key, value, ${countedSql("f", "n")} as failed, ${countedSql("g", "m")} as elsewhere, difference, ${NEWCOMBE} as "differenceInterval", test,
    chance as "pValue", fair as "correctedPValue" from told order by fair, chance, difference desc`)}
))`;

