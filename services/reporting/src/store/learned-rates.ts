import { DAY_MS, OUTCOMES, toIso, type Ids, type Instant } from "@redial/kernel";
import { appendFacts, type Database, type Statement, type Tx } from "@redial/platform";
import type { HourCounts } from "@redial/statistics";
import { TEACHES_DAYS, type LearnedRates, type Taught } from "../learned-rates";
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
    returning version::float8 as version, overall, by_hour as "byHour", attempts::float8 as attempts`,
};

/** `calls` are all that were ever counted, from which the next look is reckoned; `attempts` those that teach. */
const write: Statement = {
  name: "rates-write",
  text: `update learned_rates set version = $3, overall = $4, by_hour = $5::float8[], attempts = $6, learned_at = case when version < $3 then $7::timestamptz else learned_at end,
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

const selectPublication: Statement = {
  name: "rates-publication",
  text: `select version::float8 as version, round(date_part('epoch', learned_at) * 1000) as "learnedAt", by_hour as "byHour" from learned_rates where organization_id = $1 and clock = $2 and version > 0`,
};

/** What was learned, in PostgreSQL. Of several replicas that look at once one waits for the other, and then finds no news. */
export function ratesStore(database: Database, ids: Ids): RatesStore {
  return {
    withNewAttempts: () => database.rows<Taught>(selectNew),

    decideRates: (taught, now, rule) =>
      database.transact(async (tx) => {
        const { organizationId, clock } = taught;
        const [row] = await tx.rows<{ version: number; overall: number | null; byHour: (number | null)[] | null; attempts: number }>(lock, [organizationId, clock]);
        if (!row) throw new Error("a row that was put in is not there");
        const published = row.overall === null || row.byHour === null ? null : { overall: row.overall, byHour: row.byHour };
        const known: LearnedRates = { ...taught, version: row.version, attempts: row.attempts, published };
        const { next, events } = rule(known, await readCounts(tx, taught, now), now);
        await tx.rows(write, [organizationId, clock, next.version, next.published?.overall ?? null, next.published?.byHour ?? null, next.attempts, toIso(now)]);
        await appendFacts(tx, ids, events);
      }),

    hourCounts: (taught, now) => readCounts(database, taught, now),

    publication: async ({ organizationId, clock }) => (await database.rows<Publication>(selectPublication, [organizationId, clock]))[0] ?? null,
  };
}

/** On a virtual clock dates say nothing of how long ago something was. */
function readCounts(tx: Pick<Tx, "rows">, { organizationId, clock }: Taught, now: Instant): Promise<HourCounts[]> {
  const since = clock === "real_time" ? toIso(now - TEACHES_DAYS * DAY_MS).slice(0, 10) : null;
  return tx.rows<HourCounts>(count, [organizationId, clock, since]);
}
