import { toIso, instantOf, MINUTE_MS, SECOND_MS } from "@redial/kernel";
import { partitionOf, type Bus, type EventBatch, type OutgoingMessage } from "@redial/platform";
import type { DialerEvent } from "../../usecases/ports";

/** As many partitions as the embedded bus has, and as many events a batch as any bus brings. */
const PARTITIONS = 4;
const MOST_EVENTS = 500;

/** A bus that keeps nothing, with a dialer behind it that answers every request at once: nobody picks up. */
export interface PlayedDialer {
  bus: Bus;
  /** Hands the answers over, a batch at a time for each partition, the partitions shared among the replicas. Ends when as many jobs have ended as there are. */
  untilAllEnded(jobs: number, replicas: readonly ((batch: EventBatch<DialerEvent>) => Promise<void>)[]): Promise<void>;
  /** Answers given so far. */
  answered(): number;
}

/** Plays the dialer. By its clock the call was over a minute before it was requested, so that a retry after a minute is due at once. */
export function playDialer(): PlayedDialer {
  const queues = Array.from({ length: PARTITIONS }, () => ({ events: [] as { sequence: number; event: DialerEvent }[], sequence: 0, wake: () => {} }));
  let ended = 0;
  let answered = 0;
  const publish = (messages: readonly OutgoingMessage[]) => {
    for (const { type, key, body } of messages) {
      if (type === "job.ended") ended += 1;
      if (type !== "attempt.requested") continue;
      const queue = queues[partitionOf(key, PARTITIONS)];
      if (!queue) continue;
      queue.sequence += 1;
      queue.events.push({ sequence: queue.sequence, event: answerTo(key, body) });
    }
    for (const queue of queues) queue.wake();
    return Promise.resolve();
  };
  return {
    bus: { publish, subscribe: () => Promise.reject(new Error("this bus delivers by untilAllEnded")), lag: () => Promise.resolve(new Map()), forget: () => Promise.resolve(), close: () => Promise.resolve() },
    answered: () => answered,
    async untilAllEnded(jobs, replicas) {
      const deliver = async (queue: (typeof queues)[number], partition: number) => {
        while (ended < jobs) {
          const events = queue.events.splice(0, MOST_EVENTS);
          const last = events[events.length - 1];
          if (!last) {
            await new Promise<void>((resolve) => (queue.wake = resolve));
            continue;
          }
          await replicas[partition % replicas.length]?.({ input: { topic: "dialer.events", partition, lastSequence: last.sequence }, events });
          answered += events.length;
        }
        for (const other of queues) other.wake();
      };
      await Promise.all(queues.map(deliver));
    },
  };
}

/** Reads no more of a request than an answer needs: decoding it would cost more than the answer does, and is the dialer's to pay. */
function answerTo(jobId: string, body: string): DialerEvent {
  const permitFrom = instantOf(textOf(body, "notBefore"));
  const ended = toIso(permitFrom - MINUTE_MS);
  const startedAt = toIso(permitFrom - MINUTE_MS - 20 * SECOND_MS);
  return {
    id: textOf(body, "id"),
    type: "attempt.ended",
    version: 1,
    time: ended,
    key: jobId,
    causation: null,
    organization: textOf(body, "organization"),
    data: {
      executionId: textOf(body, "executionId"),
      jobId,
      attempt: Number(/"attempt":(\d+)/.exec(body)?.[1]),
      outcome: "no_answer",
      carrierCode: "sip:480",
      detail: null,
      answeredBy: null,
      startedAt,
      endedAt: ended,
      ringMs: 20_000,
      talkMs: 0,
    },
  };
}

function textOf(body: string, field: string): string {
  const from = body.indexOf(`"${field}":"`) + field.length + 4;
  return body.slice(from, body.indexOf('"', from));
}
