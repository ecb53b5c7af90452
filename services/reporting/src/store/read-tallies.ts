import type { Database, Statement } from "@redial/platform";
import { cellsOf, HOUR_COUNTS, noHourCounts, type WeekHour } from "../domain/cell";
import { weekdayAt } from "../domain/local-time";
import type { Tally, TallySlice } from "../domain/tally";
import type { TallyDetail } from "../reports";
import { noTotals, TOTALS, type Totals } from "../domain/totals";
import { hoursInRange, segmentIs, WEEKDAY_SQL } from "./slice-sql";
import { TOTAL_COLUMNS } from "./total-columns";

/** What a tally is of: one execution, or all executions of a program. */
export type TallyScope = "id" | "program_id";

type HourRow = [attempt: number, weekday: number, hour: number, ...counts: number[]];
type Row = Omit<Tally, "totals" | "cells" | "hours"> & Totals & { scope: string; hours: HourRow[] | null };

/** One statement, one snapshot: however much is counted meanwhile, the totals and hours that it answers belong together. */
function readTallies(scope: TallyScope, detail: TallyDetail, { segment, days }: TallySlice): Statement & { values: unknown[] } {
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value) + 2}`;
  const joined = segment ? `left join segment s on s.execution_id = x.id and ${segmentIs("s", segment, given)}` : "";
  const cells = segment ? "segment_cell where segment_id = any(e.segments)" : "hour_cell where execution_id = any(e.executions)";
  const hours = `(select json_agg(json_build_array(attempt, weekday, local_hour, ${HOUR_COUNTS.join(", ")})) from (
    select attempt, ${WEEKDAY_SQL} as weekday, local_hour, ${HOUR_COUNTS.map((count) => `sum(${count}) as ${count}`).join(", ")}
    from ${cells} ${days ? `and ${hoursInRange(days, given)}` : ""} group by 1, 2, 3) c)`;
  const text = `select e.*, ${detail === "cells" ? hours : "null"} as hours from (
      select x.${scope} as scope, min(x.name) as label, min(x.retries) as "leastRetries", max(x.retries) as "mostRetries", array_agg(x.id) as executions, ${segment ? "array_agg(s.id) as segments," : ""}
        bool_and(x.is_planned and coalesce(x.status in ('completed', 'stopped', 'cancelled'), false) and x.contacts = x.completed + x.message_left + x.failed + x.skipped) as "isFinal",
        ${TOTALS.map((total) => `coalesce(sum(${segment ? "s" : "x"}.${TOTAL_COLUMNS[total]}), 0)::float8 as "${total}"`).join(", ")}
      from execution x ${joined} where x.organization_id = $1 and x.${scope} = any($2::uuid[]) group by x.${scope}) e`;
  const name = ["tally", scope, detail, segment ? (segment.value === null ? "others" : "segment") : "whole", days ? "days" : "always"].join("-");
  return { name, text, values };
}

/** The tallies of an organization's executions or programs, by id; of all attempts and contacts, or of the slice of them. */
export async function tallies(database: Database, scope: TallyScope, organizationId: string, ids: readonly string[], detail: TallyDetail, slice: TallySlice = {}): Promise<Map<string, Tally>> {
  if (ids.length === 0) return new Map();
  const { values, ...statement } = readTallies(scope, detail, slice);
  const rows = await database.rows<Row>(statement, [organizationId, ids, ...values]);
  return new Map(rows.map((row) => [row.scope, tally(row)]));
}

function tally(row: Row): Tally {
  const { label, leastRetries, mostRetries, isFinal } = row;
  const totals = noTotals();
  for (const total of TOTALS) totals[total] = row[total];
  const hours = (row.hours ?? []).map(weekHour);
  return { label, leastRetries, mostRetries, isFinal, totals, cells: cellsOf(hours), hours };
}

function weekHour([attempt, weekday, hour, ...sums]: HourRow): WeekHour {
  const counts = noHourCounts();
  HOUR_COUNTS.forEach((count, index) => (counts[count] = sums[index] ?? 0));
  return { attempt, weekday: weekdayAt(weekday), hour, ...counts };
}
