import type { Fact } from "@redial/contracts";
import { attemptId, instantOf, type Ids } from "@redial/kernel";
import { appendFacts, decideRows, takeIn, type Database, type Rows, type Tx } from "@redial/platform";
import type { Call } from "../domain/call";
import { followCall, type Heard } from "../usecases/follow-call";
import type { Gate, GateChange } from "../usecases/gate";
import type { AttemptRequestedEvent, DialerStore, DialledAttempt, SchedulerEvent } from "../usecases/ports";
import { callOf, callValues, type CallRow } from "./call-row";
import { executionsDialing, lockCalls, openCalls, openCallsOf, openOwners, writeCalls } from "./call-statements";
import { changeGates, holdGates, putGates } from "./gate-rows";
import { areGatesWaiting, waitingGates } from "./gate-statements";

/** What the dialer remembers, in PostgreSQL. Rows are locked in one order: gates, then calls, each by id. */
export function openDialerStore(database: Database, ids: Ids): DialerStore {
  return {
    takeIn: (batch, rules) =>
      database.transact(async (tx) => {
        const events = await takeIn(tx, batch);
        await changeGates(tx, events.flatMap(gateChange), rules.changeGate);
        const requests = events.filter(isRequest);
        if (requests.length === 0) return [];
        const gates = await holdGates(
          tx,
          requests.map(({ organization, data }) => ({ executionId: data.executionId, organizationId: organization })),
        );
        const dialled = new Map<string, DialledAttempt>();
        await decideRows(tx, ids, calls<AttemptRequestedEvent>(idOf), requests, (call, request) => {
          const gate = gates.get(request.data.executionId);
          if (!gate) throw new Error(`the gate of execution ${request.data.executionId} is not held`);
          const decision = rules.answer(call, request, gate);
          if (decision.next?.state === "dialing") dialled.set(decision.next.id, { call: decision.next, request: request.data });
          return decision;
        });
        return [...dialled.values()];
      }),
    follow: (heard, cursor) =>
      database.transact(async (tx) => {
        const changed: Call[] = [];
        await decideRows(tx, ids, calls<Heard>(({ id }) => id), heard, (call, news) => {
          const decision = followCall(call, news);
          if (decision.next) changed.push(decision.next);
          return decision;
        });
        if (cursor) await keepCursor(tx, cursor.carrier, cursor.cursor);
        return changed;
      }),
    cursor: async (carrier) => {
      const [row] = await database.rows<{ cursor: string }>("select cursor::text from carrier_cursor where carrier = $1", [carrier]);
      return Number(row?.cursor ?? 0);
    },
    async settleGates(settle) {
      if ((await database.rows(areGatesWaiting)).length === 0) return 0;
      return database.transact(async (tx) => {
        const waiting = await tx.rows<Gate>(waitingGates);
        const dialing = await tx.rows<{ executionId: string }>(executionsDialing, [waiting.map(({ executionId }) => executionId)]);
        const stillDialing = new Set(dialing.map(({ executionId }) => executionId));
        const settled = waiting.filter(({ executionId }) => !stillDialing.has(executionId)).map(settle);
        await putGates(tx, settled.map(({ next }) => next));
        await appendFacts(tx, ids, settled.flatMap(({ events }): Fact[] => [...events]));
        return waiting.length - settled.length;
      });
    },
    openCalls: async (of) => (await database.rows<CallRow>(openCalls, [of])).map(callOf),
    owners: async () => (await database.rows<{ owner: string }>(openOwners)).map(({ owner }) => owner),
    callsOf: async (owner, limit) => (await database.rows<CallRow>(openCallsOf, [owner, limit])).map(callOf),
  };
}

function calls<Cause>(key: (cause: Cause) => string): Rows<Call, Cause> {
  return {
    key,
    lock: async (tx, keys) => new Map((await tx.rows<CallRow>(lockCalls, [keys])).map((row) => [row.id, callOf(row)])),
    write: async (tx, states) => void (await tx.rows(writeCalls, callValues(states))),
  };
}

function isRequest(event: SchedulerEvent): event is AttemptRequestedEvent {
  return event.type === "attempt.requested";
}

function idOf({ data }: AttemptRequestedEvent): string {
  return attemptId(data.jobId, data.attempt);
}

function gateChange(event: SchedulerEvent): GateChange[] {
  if (event.type !== "execution.changed") return [];
  const { executionId, status, revision, at } = event.data;
  return [{ executionId, organizationId: event.organization, status, revision, at: instantOf(at) }];
}

/** Only forward: two processes may follow one carrier. */
async function keepCursor(tx: Tx, carrier: string, cursor: number): Promise<void> {
  await tx.rows(
    `insert into carrier_cursor (carrier, cursor) values ($1, $2)
     on conflict (carrier) do update set cursor = greatest(carrier_cursor.cursor, excluded.cursor)`,
    [carrier, cursor],
  );
}
