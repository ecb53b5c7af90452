import { Outage, Rejection, type AttemptId, type Clock } from "@redial/kernel";
import type { EventBatch, Log } from "@redial/platform";
import { answerRequest } from "./answer-request";
import { isValidPermit } from "../domain/dial-permit";
import type { CarrierNews } from "./follow-call";
import { changeGate } from "./gate";
import { wantedCall } from "./wanted-call";
import type { Carrier, Carriers, DialerStore, DialledAttempt, SchedulerEvent } from "./ports";

export interface DialParts {
  store: DialerStore;
  carriers: Carriers;
  clock: Clock;
  /** The name of this process. */
  owner: string;
  /** Attempts whose carrier gave no clear answer; whoever reconciles takes them out. */
  doubts: Set<AttemptId>;
  /** Called when gates may be settled or doubts are to be cleared. */
  onChange(): void;
  log: Log;
}

const PLACE_WITHIN_MS = 10_000;

/**
 * Step 4 of an attempt's life: its number is dialled. That it is being dialled is committed before the carrier hears of it, and its end, or that it
 * rings, after; what happens between is reconciled with the carrier, never repeated. Real-time attempts whose permit ran out meanwhile stay silent.
 */
export function dialAttempts(parts: DialParts): (batch: EventBatch<SchedulerEvent>) => Promise<void> {
  return async (batch) => {
    const accepting = await acceptingCarriers(parts, batch);
    const now = parts.clock.now();
    const dialled = await parts.store.takeIn(batch, {
      changeGate,
      answer: (call, request, gate) =>
        answerRequest(call, { wanted: wantedCall(request, parts.owner), gate, carrierAccepts: accepting.has(request.data.carrier), now }),
    });
    if (batch.events.some(({ event }) => event.type === "execution.changed")) parts.onChange();
    for (const [carrier, attempts] of byCarrier(parts.carriers, dialled)) await placeAll(parts, carrier, attempts);
    parts.onChange();
  };
}

/**
 * The carriers that take calls now. Real-time attempts of others will be refused. Virtual ones would come back at the same virtual instant at once,
 * so for them the batch waits: the bus delivers it again.
 */
async function acceptingCarriers({ carriers }: DialParts, batch: EventBatch<SchedulerEvent>): Promise<ReadonlySet<string>> {
  const accepting = new Set<string>();
  const requests = batch.events.flatMap(({ event }) => (event.type === "attempt.requested" ? [event.data] : []));
  for (const name of new Set(requests.map(({ carrier }) => carrier))) {
    const carrier = carriers.get(name);
    if (!carrier) throw new Rejection("CARRIER_UNKNOWN", `No carrier ${name} is set up in this dialer.`, ["carrier"]);
    if (await carrier.isAccepting()) accepting.add(name);
    else if (requests.some((request) => request.carrier === name && request.clock === "fast_forward")) throw new Outage(`the connection to the carrier ${name} is down`);
  }
  return accepting;
}

async function placeAll(parts: DialParts, carrier: Carrier, attempts: readonly DialledAttempt[]): Promise<void> {
  const { store, clock, owner, doubts, log } = parts;
  const ids = attempts.map(({ call }) => call.id);
  const now = clock.now();
  const timely = attempts.filter(({ call }) => isValidPermit(call.permit, call.clock, now));
  try {
    const placed = timely.length > 0 ? await carrier.place(timely, placeSignal(timely, now)) : new Map<AttemptId, CarrierNews>();
    const news = (id: AttemptId): CarrierNews => placed.get(id) ?? { kind: "refused", refusal: "permit_expired" };
    await store.follow(ids.map((id) => ({ id, news: news(id), owner, now: clock.now() })));
  } catch (error) {
    for (const id of ids) doubts.add(id);
    log.warn("attempts are in doubt and will be reconciled", { carrier: carrier.name, attempts: ids.length, error });
  }
}

/** A carrier that does not answer is given up before the first permit runs out. */
function placeSignal(attempts: readonly DialledAttempt[], now: number): AbortSignal {
  const ends = attempts.filter(({ call }) => call.clock === "real_time").map(({ call }) => call.permit.notAfter - now);
  return AbortSignal.timeout(Math.min(PLACE_WITHIN_MS, ...ends));
}

function byCarrier(carriers: Carriers, dialled: readonly DialledAttempt[]): Map<Carrier, DialledAttempt[]> {
  const groups = new Map<Carrier, DialledAttempt[]>();
  for (const attempt of dialled) {
    const carrier = carriers.get(attempt.call.carrier);
    if (!carrier) continue;
    const group = groups.get(carrier) ?? [];
    groups.set(carrier, group);
    group.push(attempt);
  }
  return groups;
}
