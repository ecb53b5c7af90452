import type { CarrierCode, EarlierCall } from "@redial/answer-model";
import { toIso } from "@redial/kernel";
import { transactOn } from "@redial/platform";
import { Pool } from "pg";
import type { CallEvent } from "./call-event";
import type { Ledger, LedgerSummary } from "./ledger";
import { courseOf, endValues, eventValues, knowledgeOf, placeValues, type CallRow } from "./ledger-rows";
import { prepareLedger } from "./ledger-schema";
import { keepEvents, knownEvents, newestSequence, noteEnds, oldCalls, placeCalls, reconcileCalls, forgetEvents, summarize, unfinishedCalls } from "./ledger-statements";

/** Opens the ledger, with its tables in place. */
export async function openLedger(url: string, onLostConnection: (error: Error) => void): Promise<Ledger> {
  const pool = new Pool({ connectionString: url, max: 4, application_name: "simulated network" });
  pool.on("error", onLostConnection);
  await prepareLedger(pool);
  return {
    async place(calls, placedAt) {
      if (calls.length === 0) return new Set();
      const { rows } = await pool.query<{ id: string }>({ ...placeCalls, values: placeValues(calls, placedAt) });
      return new Set(rows.map(({ id }) => id));
    },
    async earlierCalls(orders) {
      const earlier = new Map<string, EarlierCall[]>();
      if (orders.length === 0) return earlier;
      const values = [orders.map(({ id }) => id), orders.map(({ tag }) => tag), orders.map(({ phone }) => phone)];
      const { rows } = await pool.query<{ id: string; startedMs: number; endedMs: number; code: CarrierCode }>({ ...oldCalls, values });
      for (const { id, startedMs, endedMs, code } of rows) {
        const known = earlier.get(id) ?? [];
        earlier.set(id, [...known, { startedAt: startedMs, endedAt: endedMs, code }]);
      }
      return earlier;
    },
    note: (events) =>
      transactOn(pool, async (client) => {
        await client.query({ ...keepEvents, values: eventValues(events) });
        await client.query({ ...noteEnds, values: endValues(events) });
      }),
    async eventsAfter(account, sequence, limit) {
      const { rows } = await pool.query<{ sequence: number; body: string }>({ ...knownEvents, values: [account, sequence, limit] });
      return rows.map(({ sequence: at, body }) => ({ ...(JSON.parse(body) as CallEvent), sequence: at }));
    },
    async newestSequence() {
      const { rows } = await pool.query<{ sequence: number }>(newestSequence);
      return rows[0]?.sequence ?? 0;
    },
    async forgetEventsBefore(at) {
      await pool.query({ ...forgetEvents, values: [toIso(at)] });
    },
    async reconcile(calls) {
      const values = [calls.map(({ id }) => id), calls.map(({ fencingToken }) => fencingToken)];
      const { rows } = await pool.query<CallRow>({ ...reconcileCalls, values });
      return new Map(rows.map((row) => [row.id, knowledgeOf(row)]));
    },
    async unfinished() {
      const { rows } = await pool.query<CallRow>(unfinishedCalls);
      return rows.map((row) => ({ id: row.id, account: row.account, startedAt: row.startedMs, course: courseOf(row) }));
    },
    async summary(tag, after) {
      const { rows } = await pool.query<LedgerSummary>({ ...summarize, values: [tag, after === null ? null : toIso(after)] });
      const [row] = rows;
      if (!row) throw new Error("the ledger gave no summary");
      return row;
    },
    close: () => pool.end(),
  };
}
