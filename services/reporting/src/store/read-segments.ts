import type { OrganizationId } from "@redial/kernel";
import type { Database, Statement } from "@redial/platform";
import { cellsOf, HOUR_COUNTS, noHourCounts, type HourCounts, type WeekHour } from "../domain/cell";
import type { ConnectBucket } from "../domain/connect-bucket";
import { weekdayAt } from "../domain/local-time";
import type { DayRange } from "../domain/day-range";
import type { SegmentCells, SegmentTotals } from "../domain/tally";
import { noTotals, TOTALS, type Totals } from "../domain/totals";
import { hoursInRange, WEEKDAY_SQL } from "./slice-sql";
import type { TallyScope } from "./read-tallies";
import { TOTAL_COLUMNS } from "./total-columns";

const sums = (columns: readonly string[], alias: string) => columns.map((column) => `sum(${alias}.${column})`).join(", ");
const chosen = (scope: TallyScope) => `execution x join segment s on s.execution_id = x.id where x.organization_id = $1 and x.${scope} = any($2::uuid[])`;

const totalsStatement = (scope: TallyScope): Statement => ({
  name: `segments-${scope}`,
  text: `select s.key, s.value, s.is_other as "isOther", json_build_array(${sums(TOTALS.map((total) => TOTAL_COLUMNS[total]), "s")}) as totals
    from ${chosen(scope)} and ($3::text is null or s.key = $3) group by s.key, s.value, s.is_other order by s.key, s.is_other, s.value`,
});
const TOTALS_OF = { id: totalsStatement("id"), program_id: totalsStatement("program_id") };

/** The totals of the segments of an organization's executions, or of all executions of programs, added up: of one key or, null, of all. By key and value, the others last. */
export async function segmentTotals(database: Database, organizationId: OrganizationId, scope: TallyScope, ids: readonly string[], key: string | null): Promise<SegmentTotals[]> {
  if (ids.length === 0) return [];
  const rows = await database.rows<Omit<SegmentTotals, "totals"> & { totals: number[] }>(TOTALS_OF[scope], [organizationId, ids, key]);
  return rows.map(({ totals, ...segment }) => ({ ...segment, totals: named(TOTALS, totals, noTotals()) }));
}

/**
 * What the attempts of each segment of one key came to, by number and outcome or by hour of the week. It reads all the hours of the key's segments: some thousands of rows an execution.
 */
export async function segmentCells(database: Database, organizationId: OrganizationId, scope: TallyScope, ids: readonly string[], key: string, by: SegmentCells["by"], days: DayRange = { from: null, to: null }): Promise<SegmentCells[]> {
  if (ids.length === 0) return [];
  const values: unknown[] = [organizationId, ids, key];
  const inRange = hoursInRange(days, (value) => `$${values.push(value)}`);
  const [attempt, weekday, hour] = by === "attempt" ? ["c.attempt", "0", "0"] : ["0", WEEKDAY_SQL, "c.local_hour"];
  const text = `select s.value, s.is_other as "isOther", ${attempt} as attempt, ${weekday} as weekday, ${hour} as hour, json_build_array(${sums(HOUR_COUNTS, "c")}) as counts
    from execution x join segment s on s.execution_id = x.id join segment_cell c on c.segment_id = s.id
    where x.organization_id = $1 and x.${scope} = any($2::uuid[]) and s.key = $3 and ${inRange} group by 1, 2, 3, 4, 5 order by 2, 1, 3, 4, 5`;
  const rows = await database.rows<{ value: string; isOther: boolean; attempt: number; weekday: number; hour: number; counts: number[] }>({ name: `segment-cells-${scope}-${by}`, text }, values);
  const cells = new Map<string, SegmentCells & { hours: WeekHour[] }>();
  for (const { value, isOther, counts, ...place } of rows) {
    const of = cells.get(`${isOther} ${value}`) ?? { key, value, isOther, by, cells: [], hours: [] };
    cells.set(`${isOther} ${value}`, of);
    of.hours.push({ attempt: place.attempt, weekday: weekdayAt(place.weekday), hour: place.hour, ...named<HourCounts>(HOUR_COUNTS, counts, noHourCounts()) });
  }
  return [...cells.values()].map((one) => ({ ...one, cells: cellsOf(one.hours) }));
}

const connectsStatement = (scope: TallyScope): Statement => ({
  name: `connects-${scope}`,
  text: `select c.bucket, sum(c.contacts)::int as contacts from execution x join connect_cell c on c.execution_id = x.id
    where x.organization_id = $1 and x.${scope} = any($2::uuid[]) and c.local_date between coalesce($3::date, '-infinity') and coalesce($4::date, 'infinity') group by c.bucket order by c.bucket`,
});
const CONNECTS_OF = { id: connectsStatement("id"), program_id: connectsStatement("program_id") };

/** How many contacts connected within each bucket's time of the start of their first attempt, over all the ids together, by the day on which they were reached. */
export async function connectBuckets(database: Database, organizationId: OrganizationId, scope: TallyScope, ids: readonly string[], { from, to }: DayRange = { from: null, to: null }): Promise<ConnectBucket[]> {
  return ids.length === 0 ? [] : database.rows<ConnectBucket>(CONNECTS_OF[scope], [organizationId, ids, from, to]);
}

function named<Counts extends HourCounts | Totals>(names: readonly (keyof Counts)[], values: readonly number[], counts: Counts): Counts {
  names.forEach((name, index) => Object.assign(counts, { [name]: values[index] ?? 0 }));
  return counts;
}
