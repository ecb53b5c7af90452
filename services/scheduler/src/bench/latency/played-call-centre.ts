import { seal, type Fact } from "@redial/contracts";
import { MINUTE_MS, toIso, type Instant } from "@redial/kernel";
import { consume, systemIds, type Bus, type Log, type Subscription } from "@redial/platform";

/** The services around the scheduler, played on a real bus: one launch, and a dialer whose every call is answered. */
export interface CallCentre {
  executionId: string;
  /** Launches so many contacts, to be called from `startAt` on. */
  launch(contacts: number, startAt: Instant): Promise<void>;
  /** Begins to answer; `onRequested` hears of each job when its request arrives. */
  answer(onRequested: (jobId: string) => void): Promise<Subscription>;
}

const CHUNK = 1_000;

/** Plays the program and dialer services, each of its events numbered as a relay would. */
export function playCallCentre(bus: Bus, log: Log): CallCentre {
  const ids = systemIds();
  const executionId = ids.next();
  const about = { organization: ids.next(), causation: null };
  const sequences = new Map<string, number>();
  // Events must reach the bus in the order of their sequences.
  let saying: Promise<void> = Promise.resolve();
  const say = (topic: string, facts: readonly Fact[]): Promise<void> =>
    (saying = saying.then(() =>
      bus.publish(
        facts.map((fact) => {
          const event = seal(ids.next(), fact);
          const sequence = (sequences.get(topic) ?? 0) + 1;
          sequences.set(topic, sequence);
          return { topic, key: event.key, type: event.type, sequence, body: JSON.stringify(event) };
        }),
      ),
    ));

  return {
    executionId,
    async launch(contacts, startAt) {
      const time = toIso(startAt - MINUTE_MS);
      const snapshot = {
        name: "Latency",
        retryStrategy: { type: "none" as const },
        pauseWindows: {},
        timeZone: "UTC",
        timeZoneMode: "program" as const,
        flow: { enableAMD: false, leaveMessage: false, ringSeconds: 25 },
        callerIds: [],
        maxConcurrentCalls: contacts,
        carrier: "simulator",
        answerProfile: null,
        startAt: toIso(startAt),
        stopAt: null,
      };
      const launched = { executionId, programId: ids.next(), launchedAt: time, clock: "real_time" as const, seed: "seed", snapshot };
      await say("program.events", [{ type: "execution.launched", ...about, time, data: launched }]);
      for (let sent = 0; sent < contacts; sent += CHUNK) {
        const people = Array.from({ length: Math.min(CHUNK, contacts - sent) }, (_, index) => ({
          contactIds: [ids.next()],
          phone: `+44${7_000_000_000 + sent + index}`,
          timeZone: null,
          region: null,
        }));
        await say("program.events", [{ type: "audience.sent", ...about, time, data: { executionId, chunk: sent / CHUNK, last: sent + CHUNK >= contacts, contacts: people } }]);
      }
    },
    answer: (onRequested) =>
      consume({
        bus,
        group: "latency",
        topics: ["scheduler.events"],
        types: ["attempt.requested"],
        log,
        async handle({ events }) {
          for (const { event } of events) onRequested(event.data.jobId);
          const answers = events.map(({ event: { id: causation, data } }): Fact => {
            const { jobId, attempt, permit } = data;
            const call = { outcome: "completed" as const, carrierCode: "sip:200", detail: null, answeredBy: "human" as const, ringMs: 1_000, talkMs: 1_000 };
            const times = { startedAt: permit.notBefore, endedAt: permit.notBefore };
            return { type: "attempt.ended", time: times.endedAt, organization: about.organization, causation, data: { executionId, jobId, attempt, ...call, ...times } };
          });
          await say("dialer.events", answers);
        },
      }),
  };
}
