import { intervalSql, listSql, percentSql } from "./sql-rates";

const WEEKDAYS = "array['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']";
const DAY_PART = "case when local_hour between 9 and 10 then 'morning' when local_hour in (12, 13) then 'midday' when local_hour between 14 and 16 then 'afternoon' when local_hour between 17 and 19 then 'evening' else 'other' end";
const PART_ORDER = "array_position(array['morning', 'midday', 'afternoon', 'evening', 'other'], %)";

/** Attempts by something: what a breakdown of the metrics lists. `names` are the columns of the answer, `keys` what they are grouped and ordered by. */
function ratesSql(names: string, keys: string, order = keys, where = "true"): string {
  const [attempts, completed] = ["count(*)", "count(*) filter (where outcome = 'completed')"];
  return listSql(`select ${names}, ${attempts} as attempts, ${completed} as completed, sum(talk_ms) / 1000.0 as "talkSeconds",
    ${percentSql(completed, attempts)} as "connectionRate", ${intervalSql(completed, attempts)} as "connectionRateInterval"
    from a where ${where} group by ${keys} order by ${order}`);
}

/** The metrics that GraphQL answers, counted over the raw attempts and jobs of one execution: an object of the names of their fields. */
export const METRICS_BY_SQL = `json_build_object(
  'totalContacts', (select count(*) from j),
  'contactsCompleted', (select count(*) from j where result = 'completed'),
  'contactsMessageLeft', (select count(*) from j where result = 'message_left'),
  'contactsFailed', (select count(*) from j where result = 'failed'),
  'contactsSkipped', (select count(*) from j where result = 'skipped'),
  'contactsOpen', (select count(*) from j where result is null),
  'connectionRate', (select ${percentSql("count(*) filter (where result = 'completed')", "count(*)")} from j),
  'connectionRateInterval', (select ${intervalSql("count(*) filter (where result = 'completed')", "count(*)")} from j),
  'totalCalls', (select count(*) from a),
  'talkSeconds', (select coalesce(sum(talk_ms), 0) / 1000.0 from a),
  'callsAbandoned', (select count(*) from a where detail = 'abandoned'),
  'abandonedRate', (select ${percentSql("abandoned", "abandoned + completed")} from
    (select (select count(*) from a where detail = 'abandoned') as abandoned, (select count(*) from j where result = 'completed') as completed) n),
  'averageAttempts', (select avg(made)::float8 from (select count(*) as made from a join j on j.id = a.job_id where j.result is not null group by a.job_id) n),
  'averageAttemptsToComplete', (select avg(made)::float8 from (select count(*) as made from a join j on j.id = a.job_id where j.result = 'completed' group by a.job_id) n),
  'retryConversionRate', (select json_build_object('contactsRetried', retried, 'completedAfterRetry', completed, 'rate', ${percentSql("completed", "retried")}) from (
    select count(*) as retried, count(*) filter (where is_completed) as completed
    from (select bool_or(outcome = 'completed') as is_completed from a group by job_id having count(*) > 1) n) c),
  'outcomes', ${listSql(`select outcome, count(*) as count, ${percentSql("count(*)", "sum(count(*)) over ()")} as share from a group by outcome order by count(*) desc, outcome collate "C"`)},
  'byAttempt', ${ratesSql("attempt", "attempt")},
  'byHour', ${ratesSql("local_hour as hour", "local_hour")},
  'byWeekday', ${ratesSql(`(${WEEKDAYS})[local_weekday + 1] as weekday`, "local_weekday")},
  'byHourAndWeekday', ${ratesSql(`(${WEEKDAYS})[local_weekday + 1] as weekday, local_hour as hour`, "local_weekday, local_hour")},
  'byAttemptHourAndWeekday', ${ratesSql(`attempt, (${WEEKDAYS})[local_weekday + 1] as weekday, local_hour as hour`, "attempt, local_weekday, local_hour", "attempt, local_weekday, local_hour", "attempt <= 5")},
  'byDayPart', ${ratesSql(`${DAY_PART} as "dayPart"`, DAY_PART, PART_ORDER.replace("%", DAY_PART))}
)`;
