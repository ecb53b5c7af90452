import { counter, placeBelow, recordSpan, tracedAttempt } from "@redial/platform";
import type { Call } from "../domain/call";
import type { DialerStore } from "../usecases/ports";

const dialled = counter("redial_attempts_dialled_total", "Attempts that were decided to be dialled.", ["carrier", "clock"]);
const ended = counter("redial_attempts_ended_total", "Attempts that were made, by how they ended.", ["carrier", "clock", "outcome"]);
const lost = counter("redial_attempts_lost_total", "Attempts of which no carrier can tell what became; they count, for the phone may have rung.", ["carrier"]);
const refused = counter("redial_permits_refused_total", "Dial permits on which nothing rang, by the reason.", ["carrier", "reason"]);

/** What was decided on a request. */
interface Answered {
  carrier: string;
  clock: string;
  refusal: string | undefined;
  isDialled: boolean;
}

/** The store, whose dials, refusals and outcomes are counted once they are committed, and whose calls are told as spans when they are over. */
export function countedStore(store: DialerStore): DialerStore {
  return {
    ...store,
    async takeIn(batch, rules) {
      // By event, for a transaction that is repeated decides anew.
      const answers = new Map<string, Answered>();
      const attempts = await store.takeIn(batch, {
        ...rules,
        answer(call, request, gate) {
          const decision = rules.answer(call, request, gate);
          const [said] = decision.events;
          const { carrier, clock } = request.data;
          answers.set(request.id, { carrier, clock, refusal: said?.type === "attempt.refused" ? said.data.refusal : undefined, isDialled: decision.next?.state === "dialing" });
          return decision;
        },
      });
      for (const { carrier, clock, refusal, isDialled } of answers.values()) {
        if (isDialled) dialled.inc({ carrier, clock });
        if (refusal) refused.inc({ carrier, reason: refusal });
      }
      return attempts;
    },
    async follow(heard, cursor) {
      const changed = await store.follow(heard, cursor);
      for (const call of changed) {
        const { carrier, clock, end, state } = call;
        if (end) ended.inc({ carrier, clock, outcome: end.outcome });
        if (end?.detail === "lost") lost.inc({ carrier });
        if (state === "refused") refused.inc({ carrier, reason: refusalOf(call, heard) });
        if (end) recordCall(call, end);
      }
      return changed;
    },
  };
}

function refusalOf({ id }: Call, heard: Parameters<DialerStore["follow"]>[0]): string {
  const news = heard.find((one) => one.id === id)?.news;
  return news?.kind === "refused" ? news.refusal : "not_placed";
}

/** From when the carrier took it to when it was down; on a virtual clock, whose instants are not the wall clock's, it is told as an instant. */
function recordCall({ jobId, attempt, executionId, carrier, clock }: Call, end: NonNullable<Call["end"]>): void {
  const whole = tracedAttempt(jobId, attempt);
  const place = placeBelow(whole);
  if (!whole || !place) return;
  const now = Date.now();
  const [startedAt, endedAt] = clock === "real_time" ? [end.startedAt, end.endedAt] : [now, now];
  const ids = { "redial.execution": executionId, "redial.job": jobId, "redial.attempt": attempt };
  const attributes = { ...ids, "redial.carrier": carrier, "redial.clock": clock, "redial.outcome": end.outcome, "redial.carrier_code": end.carrierCode };
  recordSpan({ name: "call", kind: "client", place, parent: whole.spanId, startedAt, endedAt, attributes });
}
