import { toIso, type Clock } from "@redial/kernel";
import type { CarrierNews } from "../usecases/follow-call";
import type { Carrier, DialledAttempt } from "../usecases/ports";
import { endOfEvent, eventsAnswer, hangUpAnswer, healthAnswer, newsOfEnd, newsOfRefusal, placedAnswer, reconciledAnswer } from "./network-answers";
import { networkRequests } from "./network-requests";

export interface SimulatedCarrierOptions {
  /** The carrier's name in programs; the network keeps the calls of each name apart. */
  name: string;
  /** Address of the simulated network. */
  url: string;
  /** Answer profile for all calls; null takes that of each attempt. */
  profile: string | null;
  clock: Clock;
}

const TRUSTED_FOR_MS = 1_000;
const POLL_MS = 20_000;
const DEFAULT_PROFILE = "known_consumer";

/** The simulated telephone network, over HTTP, as any carrier would be. */
export function simulatedCarrier({ name, url, profile, clock }: SimulatedCarrierOptions): Carrier {
  const network = networkRequests(url);
  let goodUntil = 0;

  /** A good answer is trusted for a while, a bad one not at all. */
  async function heard<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      const got = await answer;
      goodUntil = clock.now() + TRUSTED_FOR_MS;
      return got;
    } catch (error) {
      goodUntil = 0;
      throw error;
    }
  }
  const health = () => heard(network.get("/health", healthAnswer, AbortSignal.timeout(TRUSTED_FOR_MS)));

  return {
    name,
    kind: "simulated_network",
    isAccepting: async () => clock.now() < goodUntil || health().then(() => true, () => false),
    limits: () => health().then(({ limits }) => limits, () => null),
    async place(attempts, signal) {
      const { placed, refused } = await heard(network.post("/calls", { calls: attempts.map((attempt) => orderOf(attempt, name, profile)) }, placedAnswer, signal));
      const news = new Map<string, CarrierNews>();
      for (const { id, startedAt, ended } of placed) news.set(id, ended ? newsOfEnd(ended) : { kind: "started", startedAt: Date.parse(startedAt) });
      const attemptsById = new Map(refused.length > 0 ? attempts.map(({ call }) => [call.id, call]) : []);
      for (const refusal of refused) {
        const call = attemptsById.get(refusal.id);
        news.set(refusal.id, newsOfRefusal(refusal, call?.clock === "fast_forward" ? call.permit.notBefore : clock.now()));
      }
      return news;
    },
    async reconcile(calls, signal) {
      const asked = calls.map(({ id, fencingToken }) => ({ id, fencingToken }));
      const answer = await heard(network.post("/calls/reconcile", { calls: asked }, reconciledAnswer, signal));
      return new Map(Object.entries(answer.calls).map(([id, known]) => [id, newsOfKnowledge(known)]));
    },
    async *events(from, signal) {
      let cursor = from;
      while (!signal.aborted) {
        const query = new URLSearchParams({ account: name, after: String(cursor), waitMs: String(POLL_MS) });
        const deadline = AbortSignal.any([signal, AbortSignal.timeout(2 * POLL_MS)]);
        const { events } = await heard(network.get(`/events?${query}`, eventsAnswer, deadline)).catch((error: unknown) => {
          if (signal.aborted) return { events: [] };
          throw error;
        });
        const last = events[events.length - 1];
        if (!last) continue;
        cursor = last.sequence;
        const ends = events.flatMap((event) => (event.kind === "ended" ? (endOfEvent(event) ?? []) : []));
        yield { cursor, news: ends.map((end) => ({ id: end.id, news: newsOfEnd(end) })) };
      }
    },
    async hangUp({ id }) {
      await heard(network.post(`/calls/${encodeURIComponent(id)}/hangup`, {}, hangUpAnswer, AbortSignal.timeout(TRUSTED_FOR_MS)));
    },
  };
}

function newsOfKnowledge(known: ReturnType<typeof reconciledAnswer.parse>["calls"][string]): CarrierNews {
  switch (known.state) {
    case "over":
      return newsOfEnd(known.ended);
    case "live":
      return { kind: "started", startedAt: Date.parse(known.startedAt) };
    case "never_placed":
      return { kind: "refused", refusal: "not_placed" };
    default:
      return known satisfies never;
  }
}

function orderOf({ call, request }: DialledAttempt, account: string, profile: string | null) {
  const isVirtual = call.clock === "fast_forward";
  return {
    id: call.id,
    fencingToken: call.fencingToken,
    account,
    tag: call.executionId,
    phone: request.phone,
    callerId: call.callerId,
    ringSeconds: request.ringSeconds,
    enableAMD: request.enableAMD,
    leaveMessage: request.leaveMessage,
    clock: call.clock,
    startAt: isVirtual ? toIso(call.permit.notBefore) : null,
    expiresAt: isVirtual ? null : toIso(call.permit.notAfter),
    seed: request.seed,
    profile: profile ?? request.answerProfile ?? DEFAULT_PROFILE,
    attempt: call.attempt,
    timeZone: request.timeZone ?? null,
  };
}
