import type { Instant, OrganizationId } from "@redial/kernel";
import type { Database, Statement } from "@redial/platform";
import type { CallState } from "../domain/call";

/** What the dialer can show of a call. */
export interface CarrierRecord {
  id: string;
  carrier: string;
  callerId: string | null;
  state: CallState;
  /** When the carrier took the call, by the clock of its execution; null before. */
  placedAt: Instant | null;
  carrierCode: string | null;
}

/** Reads calls for people. Nothing outside the named organization is seen. */
export interface CarrierRecords {
  byIds(organizationId: OrganizationId, ids: readonly string[]): Promise<Map<string, CarrierRecord>>;
  /** Live calls by carrier; a carrier without any is left out. */
  liveCalls(organizationId: OrganizationId): Promise<Map<string, number>>;
}

const readRecords: Statement = {
  name: "carrier-records",
  text: `
    select id, carrier, caller_id as "callerId", state, (extract(epoch from started_at) * 1000)::float8 as "placedAt", carrier_code as "carrierCode"
    from call where id = any($1::text[]) and organization_id = $2`,
};
const countLive = `select carrier, count(*)::int as live from call where state in ('dialing', 'ringing') and organization_id = $1 group by carrier`;

/** The records of a dialer's database. */
export function openCarrierRecords(database: Database): CarrierRecords {
  return {
    byIds: async (organizationId, ids) => new Map((await database.rows<CarrierRecord>(readRecords, [ids, organizationId])).map((record) => [record.id, record])),
    liveCalls: async (organizationId) =>
      new Map((await database.rows<{ carrier: string; live: number }>(countLive, [organizationId])).map(({ carrier, live }) => [carrier, live])),
  };
}
