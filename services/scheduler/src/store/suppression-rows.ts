import type { Instant, OrganizationId } from "@redial/kernel";
import { sqlTexts, type Statement, type Tx } from "@redial/platform";
import { sqlInstant } from "./sql-instant";

const read: Statement = {
  name: "suppressed",
  text: `select s.organization_id || ' ' || s.phone as key, ${sqlInstant("s.expires_at")} as until
    from unnest($1::uuid[], $2::text[]) as w(organization_id, phone)
    join suppression s on s.organization_id = w.organization_id and s.phone = w.phone`,
};

/** Until when numbers are suppressed, Infinity for good, by organization and phone with a space between; those that are not are missing. */
export async function readSuppressed(tx: Pick<Tx, "rows">, wanted: readonly { organizationId: OrganizationId; phone: string }[]): Promise<Map<string, Instant>> {
  if (wanted.length === 0) return new Map();
  const rows = await tx.rows<{ key: string; until: Instant | null }>(read, [sqlTexts(wanted.map(({ organizationId }) => organizationId)), sqlTexts(wanted.map(({ phone }) => phone))]);
  return new Map(rows.map(({ key, until }) => [key, until ?? Infinity]));
}
