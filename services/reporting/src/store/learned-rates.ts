import { MOST_RATED_SEGMENTS } from "@redial/contracts";
import { DAY_MS, OUTCOMES, toIso, type Ids, type Instant } from "@redial/kernel";
import { appendFacts, type Database, type Statement, type Tx } from "@redial/platform";
import type { HourCounts } from "@redial/statistics";
import { RATED_KEY, TEACHES_DAYS, type LearnedRates, type SegmentCounts, type SegmentRates, type Taught } from "../learned-rates";
import type { Publication } from "../domain/best-times";
import type { RatesStore } from "../rates-store";

const LEAST_NEW = 200;
const LEAST_NEW_SHARE = 0.02;
const MOST_AT_ONCE = 100;

/** Of whose clock nobody knows, for its launch was not heard of, an execution teaches nothing. */
const selectNew: Statement = {
  name: "rates-new",
  text: `select x.organization_id as "organizationId", x.clock from execution x
    left join learned_rates r on r.organization_id = x.organization_id and r.clock = x.clock
    where x.clock is not null group by x.organization_id, x.clock, r.calls
    having sum(x.calls) >= coalesce(r.calls, 0) + greatest(${LEAST_NEW}, ${LEAST_NEW_SHARE} * coalesce(r.calls, 0)) limit ${MOST_AT_ONCE}`,
};

const lock: Statement = {
  name: "rates-lock",
  text: `insert into learned_rates as r (organization_id, clock, version, attempts, calls) values ($1, $2, 0, 0, 0)
    on conflict (organization_id, clock) do update set version = r.version
    returning version::float8 as version, overall, by_hour as "byHour", segments, attempts::float8 as attempts`,
};

/** `calls` are all that were ever counted, from which the next look is reckoned; `attempts` those that teach. */
const write: Statement = {
  name: "rates-write",
  text: `update learned_rates set version = $3, overall = $4, by_hour = $5::float8[], segments = $8::jsonb, attempts = $6, learned_at = case when version < $3 then $7::timestamptz else learned_at end,
    calls = (select coalesce(sum(calls), 0) from execution where organization_id = $1 and clock = $2)
    where organization_id = $1 and clock = $2`,
};

const ALL_OUTCOMES = OUTCOMES.map((outcome) => `c.${outcome}`).join(" + ");
const count: Statement = {
  name: "rates-count",
  text: `select (extract(isodow from c.local_date)::int - 1) * 24 + c.local_hour as "hourOfWeek", c.attempt, sum(${ALL_OUTCOMES})::float8 as trials, sum(c.completed)::float8 as successes
    from execution x join hour_cell c on c.execution_id = x.id
    where x.organization_id = $1 and x.clock = $2 and ($3::date is null or c.local_date >= $3::date) group by 1, 2 order by 1, 2`,
};

/** A look reads the cells of the largest segments alone: there may be thousands. */
const countSegments: Statement = {
  name: "rates-count-segments",
  text: `with of_key as (
      select s.id, s.value, s.calls from execution x join segment s on s.execution_id = x.id where x.organization_id = $1 and x.clock = $2 and s.key = $4 and not s.is_other),
    largest as ((select value from of_key group by value order by sum(calls) desc, value limit ${MOST_RATED_SEGMENTS}) union select $5::text where $5 is not null)
    select s.value, (extract(isodow from c.local_date)::int - 1) * 24 + c.local_hour as "hourOfWeek", c.attempt, sum(${ALL_OUTCOMES})::float8 as trials, sum(c.completed)::float8 as successes
    from of_key s join largest using (value) join segment_cell c on c.segment_id = s.id
    where $3::date is null or c.local_date >= $3::date group by 1, 2, 3 order by 1, 2, 3`,
};

const selectPublication: Statement = {
  name: "rates-publication",
  text: `select version::float8 as version, round(date_part('epoch', learned_at) * 1000) as "learnedAt", by_hour as "byHour", coalesce(segments, '[]') as segments from learned_rates where organization_id = $1 and clock = $2 and version > 0`,
};

/** What was learned, in PostgreSQL. Of several replicas that look at once one waits for the other, and then finds no news. */
export function ratesStore(database: Database, ids: Ids): RatesStore {
  return {
    withNewAttempts: () => database.rows<Taught>(selectNew),

    decideRates: (taught, now, rule) =>
      database.transact(async (tx) => {
        const { organizationId, clock } = taught;
        const [row] = await tx.rows<{ version: number; overall: number | null; byHour: (number | null)[] | null; segments: SegmentRates[] | null; attempts: number }>(lock, [organizationId, clock]);
        if (!row) throw new Error("a row that was put in is not there");
        const published = row.overall === null || row.byHour === null ? null : { overall: row.overall, byHour: row.byHour, segments: row.segments ?? [] };
        const known: LearnedRates = { ...taught, version: row.version, attempts: row.attempts, published };
        const { next, events } = rule(known, await readCounts(tx, taught, now), now, await readSegmentCounts(tx, taught, now, RATED_KEY));
        await tx.rows(write, [organizationId, clock, next.version, next.published?.overall ?? null, next.published?.byHour ?? null, next.attempts, toIso(now), next.published && JSON.stringify(next.published.segments)]);
        await appendFacts(tx, ids, events);
      }),

    hourCounts: (taught, now) => readCounts(database, taught, now),

    segmentCounts: (taught, now, key, value) => readSegmentCounts(database, taught, now, key, value),

    publication: async ({ organizationId, clock }) => (await database.rows<Publication>(selectPublication, [organizationId, clock]))[0] ?? null,
  };
}

function readCounts(tx: Pick<Tx, "rows">, { organizationId, clock }: Taught, now: Instant): Promise<HourCounts[]> {
  return tx.rows<HourCounts>(count, [organizationId, clock, since(clock, now)]);
}

async function readSegmentCounts(tx: Pick<Tx, "rows">, { organizationId, clock }: Taught, now: Instant, key: string, value: string | null = null): Promise<SegmentCounts[]> {
  const rows = await tx.rows<HourCounts & { value: string }>(countSegments, [organizationId, clock, since(clock, now), key, value]);
  const found = new Map<string, HourCounts[]>();
  for (const { value: of, ...cell } of rows) {
    const counts = found.get(of) ?? [];
    counts.push(cell);
    found.set(of, counts);
  }
  return [...found].map(([of, counts]) => ({ key, value: of, counts }));
}

/** On a virtual clock dates say nothing of how long ago something was. */
function since(clock: Taught["clock"], now: Instant): string | null {
  return clock === "real_time" ? toIso(now - TEACHES_DAYS * DAY_MS).slice(0, 10) : null;
}
