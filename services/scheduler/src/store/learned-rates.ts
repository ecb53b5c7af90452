import type { ClockMode } from "@redial/kernel";
import { sqlTexts, takeIn, type Database, type Statement } from "@redial/platform";
import type { HourRates } from "../domain/hour-rates";
import { taughtKey, type LearnedRatesStore } from "../usecases/learned-rates";

const keep: Statement = {
  name: "learned-rates-keep",
  text: `insert into learned_rates as r (organization_id, clock, version, overall, by_hour, segments) values ($1, $2, $3, $4, $5::float8[], $6::jsonb)
    on conflict (organization_id, clock) do update set version = excluded.version, overall = excluded.overall, by_hour = excluded.by_hour, segments = excluded.segments
    where r.version < excluded.version`,
};

/** Most planners know the newest already, so only newer ones travel. */
const readNewer: Statement = {
  name: "learned-rates-newer",
  text: `select r.organization_id as "organizationId", r.clock, r.version::float8 as version, r.overall, r.by_hour as "byHour", r.segments
    from unnest($1::uuid[], $2::text[], $3::bigint[]) as k(organization_id, clock, version)
    join learned_rates r on r.organization_id = k.organization_id and r.clock = k.clock and r.version > k.version`,
};

type Row = HourRates & { organizationId: string; clock: ClockMode };

/** Organizations whose rates are kept in memory: some two kilobytes each, and as much for every segment. What is forgotten is read again. */
const MOST_KEPT = 1_000;

/** The rates that were heard of. Each is read from the database once, and asked for by its version from then on: another replica may have heard of a newer one. */
export function learnedRatesStore(database: Database): LearnedRatesStore {
  const known = new Map<string, HourRates>();
  return {
    takeInRates: (batch) =>
      database.transact(async (tx) => {
        for (const { data } of await takeIn(tx, batch)) {
          const { organizationId, clock, version, overall, byHour, segments = [] } = data;
          await tx.rows(keep, [organizationId, clock, version, overall, byHour, JSON.stringify(segments)]);
        }
      }),

    async newestRates(taught) {
      const versions = taught.map((each) => String(known.get(taughtKey(each))?.version ?? 0));
      const rows = await database.rows<Row>(readNewer, [sqlTexts(taught.map(({ organizationId }) => organizationId)), sqlTexts(taught.map(({ clock }) => clock)), sqlTexts(versions)]);
      const newest = new Map<string, HourRates>();
      if (known.size + rows.length > MOST_KEPT) {
        for (const each of taught) noteKnown(newest, known, taughtKey(each));
        known.clear();
      }
      for (const { version, overall, byHour, segments, ...of } of rows) known.set(taughtKey(of), { version, overall, byHour, segments });
      for (const each of taught) noteKnown(newest, known, taughtKey(each));
      return newest;
    },
  };
}

function noteKnown(into: Map<string, HourRates>, known: ReadonlyMap<string, HourRates>, key: string): void {
  const rates = known.get(key);
  if (rates) into.set(key, rates);
}
