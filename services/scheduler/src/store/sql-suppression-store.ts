import type { Instant } from "@redial/kernel";
import { sqlNumbers, sqlTexts, type Database, type Statement } from "@redial/platform";
import type { KeptSuppression, SuppressionStore } from "../usecases/suppression-store";
import { waitOutClaims } from "./book-keeping";
import { readSuppressed } from "./suppression-rows";
import { sqlInstant } from "./sql-instant";

const COLUMNS = `phone, reason, ${sqlInstant("expires_at")} as "expiresAt", ${sqlInstant("created_at")} as "createdAt", created_by as "createdBy"`;

/** In the order of the numbers, so that two batches that share some wait for each other and never both ways. */
const upsert: Statement = {
  name: "suppress",
  text: `insert into suppression (organization_id, phone, reason, expires_at, created_at, created_by)
    select $1, n.phone, n.reason, to_timestamp(n.expires_at / 1000), to_timestamp($5::float8 / 1000), $6
    from unnest($2::text[], $3::text[], $4::float8[]) as n(phone, reason, expires_at) order by n.phone collate "C"
    on conflict (organization_id, phone) do update set reason = excluded.reason, expires_at = excluded.expires_at
    returning xmax = 0 as added`,
};

const remove: Statement = {
  name: "unsuppress",
  text: `with found as materialized (select phone from suppression where organization_id = $1 and phone = any($2::text[]) order by phone for update)
    delete from suppression where organization_id = $1 and phone = any(array(select phone from found)) returning 1 as gone`,
};

/** The list of suppressed numbers in the scheduler's database. */
export function sqlSuppressionStore(database: Database): SuppressionStore {
  return {
    async suppress(organizationId, by, at: Instant, suppressions) {
      if (suppressions.length === 0) return { suppressed: 0, changed: 0 };
      const values = [sqlTexts(suppressions.map(({ phone }) => phone)), sqlTexts(suppressions.map(({ reason }) => reason)), sqlNumbers(suppressions.map(({ expiresAt }) => expiresAt))];
      const rows = await database.rows<{ added: boolean }>(upsert, [organizationId, ...values, at, by]);
      await database.transact((tx) => waitOutClaims(tx, organizationId));
      const suppressed = rows.filter(({ added }) => added).length;
      return { suppressed, changed: rows.length - suppressed };
    },

    unsuppress: async (organizationId, phones) => (await database.rows(remove, [organizationId, phones])).length,

    async suppressedUntil(organizationId, phones) {
      const found = await readSuppressed(database, phones.map((phone) => ({ organizationId, phone })));
      return new Map([...found].map(([key, until]) => [key.slice(key.indexOf(" ") + 1), until]));
    },

    async find(organizationId, phone) {
      const [found] = await database.rows<KeptSuppression>(`select ${COLUMNS} from suppression where organization_id = $1 and phone = $2`, [organizationId, phone]);
      return found ?? null;
    },

    list: (organizationId, first, after) =>
      database.rows<KeptSuppression>(`select ${COLUMNS} from suppression where organization_id = $1 and phone > $2 order by phone limit $3`, [organizationId, after ?? "", first]),
  };
}
