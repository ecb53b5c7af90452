import { DAY_MS, type ExecutionId } from "@redial/kernel";
import type { Tx } from "@redial/platform";
import type { JobNumber, JobState, KnownNumbers } from "../usecases/ports";
import { lockBooks, readBookKeeping, type BookKeeping } from "./book-keeping";
import { giveCallsBack, readCalls, writeCalls, type BookedCall } from "./past-calls";
import { readSuppressed } from "./suppression-rows";

/** What is known of the numbers of a batch of jobs, and where it is written what becomes of them. */
export interface NumberLedger extends KnownNumbers {
  /** Writes down the calls that were requested among decided jobs, before anyone can dial. */
  writeRequested(decided: readonly JobState[]): Promise<void>;
  /** Writes down what became of calls. */
  writeOutcomes(outcomes: readonly CallOutcome[]): Promise<void>;
}

/** The job as it was while the call was up, and the call as limits count it; null when it is given back. */
export interface CallOutcome {
  job: JobState;
  call: Omit<BookedCall, "bookId" | "phone" | "jobId" | "attempt"> | null;
}

/** How much longer than its book looks back a call is kept, for clocks that differ and calls that take long. */
const KEEP_MORE_MS = DAY_MS;
/** By the wall clock: a virtual run that is paused for longer forgets its calls. */
const KEEP_VIRTUAL_MS = 30 * DAY_MS;

/**
 * Looks up the numbers of jobs. To request attempts the books are held first, so that what is decided upon them still holds when it is written.
 * Organizations without limits and suppressed numbers cost one small statement a batch.
 */
export async function openLedger(tx: Tx, jobs: readonly JobNumber[], purpose: "plan" | "request"): Promise<NumberLedger> {
  const executions = jobs.length > 0 ? await readBookKeeping(tx, jobs.map((job) => job.executionId)) : new Map<ExecutionId, BookKeeping>();
  const used = [...executions.values()];
  if (purpose === "request") await lockBooks(tx, used);
  const calls = await callsByNumber(tx, jobs, executions);
  const suppressible = jobs.flatMap(({ executionId, phone }) => {
    const execution = executions.get(executionId);
    return execution?.suppresses ? [{ organizationId: execution.organizationId, phone }] : [];
  });
  const suppressed = await readSuppressed(tx, suppressible);
  const bookOf = (executionId: ExecutionId) => executions.get(executionId)?.bookId ?? null;
  const keepMsOf = ({ bookId, id, keepMs }: BookKeeping) => (bookId === id ? KEEP_VIRTUAL_MS : keepMs + KEEP_MORE_MS);

  return {
    callsTo(job) {
      const execution = executions.get(job.executionId);
      if (!execution?.bookId || execution.lookBackMs === 0) return [];
      const all = calls.get(keyOf(execution.bookId, job.phone)) ?? [];
      return job.phase === "in_progress" ? all.filter((call) => call.jobId !== job.id || call.attempt !== job.attempt) : all;
    },
    suppressedUntil({ executionId, phone }) {
      const organizationId = executions.get(executionId)?.organizationId;
      return (organizationId && suppressed.get(keyOf(organizationId, phone))) ?? null;
    },
    noteRequest({ executionId, phone, id: jobId, attempt }, at) {
      const bookId = bookOf(executionId);
      if (bookId === null) return;
      const key = keyOf(bookId, phone);
      calls.set(key, [...(calls.get(key) ?? []), { bookId, phone, jobId, attempt, at, endedAt: null, coolDown: null }]);
    },
    async writeRequested(decided) {
      const booked = decided.flatMap(({ executionId, phone, id: jobId, attempt, phase, requestedAt }) => {
        const execution = executions.get(executionId);
        if (!execution?.bookId || phase !== "in_progress" || requestedAt === null) return [];
        return [{ bookId: execution.bookId, phone, jobId, attempt, at: requestedAt, endedAt: null, coolDown: null, keepMs: keepMsOf(execution) }];
      });
      await writeCalls(tx, booked);
    },
    async writeOutcomes(outcomes) {
      const booked = outcomes.flatMap(({ job: { executionId, phone, id: jobId, attempt }, call }) => {
        const execution = executions.get(executionId);
        return execution?.bookId ? [{ bookId: execution.bookId, phone, jobId, attempt, call, keepMs: keepMsOf(execution) }] : [];
      });
      await writeCalls(tx, booked.flatMap(({ call, ...key }) => (call ? [{ ...key, ...call }] : [])));
      await giveCallsBack(tx, booked.filter(({ call }) => call === null));
    },
  };
}

/** The calls to the numbers of jobs whose execution has limits. */
async function callsByNumber(tx: Tx, jobs: readonly JobNumber[], executions: ReadonlyMap<ExecutionId, BookKeeping>): Promise<Map<string, BookedCall[]>> {
  const wanted = new Map<string, { bookId: string; phone: string }>();
  for (const { executionId, phone } of jobs) {
    const execution = executions.get(executionId);
    if (!execution?.bookId || execution.lookBackMs === 0) continue;
    wanted.set(keyOf(execution.bookId, phone), { bookId: execution.bookId, phone });
  }
  const calls = new Map<string, BookedCall[]>();
  for (const call of await readCalls(tx, [...wanted.values()])) {
    const key = keyOf(call.bookId, call.phone);
    calls.set(key, [...(calls.get(key) ?? []), call]);
  }
  return calls;
}

function keyOf(owner: string, phone: string): string {
  return `${owner} ${phone}`;
}
