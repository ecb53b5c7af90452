import { seal, topicOf, type AudienceSent, type Envelope, type ExecutionLaunched, type Fact } from "@redial/contracts";
import { instantOf, toIso, type Outcome } from "@redial/kernel";
import { consume, createLog, openBus, systemIds, type Bus, type Running } from "@redial/platform";
import { createTestDatabase } from "@redial/testing";
import { Client } from "pg";
import { createService } from "./service";

type Requested = Extract<Envelope, { type: "attempt.requested" }>;

/** The scheduler on a real database and bus, with the services around it played by the test. */
export interface Stage {
  organizationId: string;
  url: string;
  requested: Requested[];
  /** Everything the scheduler said, in the order in which it arrived. */
  said: Envelope[];
  rows<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  say(fact: Fact): Promise<void>;
  /** Ends when the scheduler has taken in all that the dialer said. */
  untilHeard(): Promise<void>;
  /** Launches a program whose audience is still to come; answers the execution's id. */
  begin(changes?: Partial<ExecutionLaunched["snapshot"]>, clock?: "fast_forward" | "real_time"): Promise<string>;
  /** Sends a chunk of its audience. */
  send(executionId: string, chunk: Pick<AudienceSent, "chunk" | "last" | "wave">, people: readonly Person[]): Promise<void>;
  /** Launches a program for as many contacts; answers the execution's id. */
  launch(contacts: number | readonly Person[], changes?: Partial<ExecutionLaunched["snapshot"]>, clock?: "fast_forward" | "real_time"): Promise<string>;
  until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void>;
  stop(): Promise<void>;
}

/** A contact to launch for. */
export interface Person {
  phone: string;
  timeZone?: string;
  region?: string;
}

/** How the dialer that the test plays answers a request; null: not at all. */
export type Answer = (request: Requested["data"]) => Outcome | null;

export const GATEWAY_SECRET = "known to the gateway";
const QUIET = createLog("scheduler", "error");
const CALL_MS = 20_000;

/** Starts a scheduler and plays the program and dialer services for it. */
export async function stage(answer: Answer): Promise<Stage> {
  const [own, shared] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const config = { host: "127.0.0.1", port: 0, databaseUrl: own.url, busUrl: shared.url, gatewaySecret: GATEWAY_SECRET, logLevel: "error" as const, drainMs: 0, permitSeconds: 1 };
  const scheduler: Running & { url: string } = await createService({ config, log: QUIET });
  const bus: Bus = await openBus(shared.url, "stage", QUIET);
  const database = new Client({ connectionString: own.url });
  await database.connect();
  const ids = systemIds();
  const organizationId = ids.next();
  const sequences = new Map<string, number>();
  const requested: Requested[] = [];
  const said: Envelope[] = [];

  // Messages must reach the bus in the order of their sequences, as a relay sees to it.
  let saying: Promise<void> = Promise.resolve();
  const say = (facts: readonly Fact[]): Promise<void> => (saying = saying.then(() => publish(facts)));
  const publish = async (facts: readonly Fact[]) => {
    const events = facts.map((fact) => seal(ids.next(), fact));
    await bus.publish(
      events.map((event) => {
        const topic = topicOf(event.type);
        const sequence = (sequences.get(topic) ?? 0) + 1;
        sequences.set(topic, sequence);
        return { topic, key: event.key, type: event.type, sequence, body: JSON.stringify(event) };
      }),
    );
  };

  await consume({
    bus,
    group: "stage",
    topics: ["scheduler.events", "scheduler.waves"],
    types: ["wave.ended", "jobs.planned", "attempt.requested", "attempt.postponed", "retry.planned", "job.ended", "execution.changed"],
    log: QUIET,
    async handle({ events }) {
      const answers: Fact[] = [];
      for (const { event } of events) {
        said.push(event);
        if (event.type !== "attempt.requested") continue;
        requested.push(event);
        const outcome = answer(event.data);
        if (outcome) answers.push(attemptEnded(event, outcome));
      }
      await say(answers);
    },
  });

  const until = async (what: string, isSo: () => boolean | Promise<boolean>) => {
    for (const giveUpAt = Date.now() + 30_000; !(await isSo()); ) {
      if (Date.now() > giveUpAt) throw new Error(`it never came to this: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const about = () => ({ time: toIso(Date.now()), organization: organizationId, causation: null });
  const begin: Stage["begin"] = async (changes = {}, clock = "fast_forward") => {
    const executionId = ids.next();
    await say([{ type: "execution.launched", ...about(), data: { executionId, programId: ids.next(), launchedAt: toIso(Date.now()), clock, seed: "seed", snapshot: { ...SNAPSHOT, ...changes } } }]);
    return executionId;
  };
  const send: Stage["send"] = (executionId, chunk, people) => {
    const contacts = people.map((person) => ({ contactIds: [ids.next()], timeZone: null, region: null, ...person }));
    return say([{ type: "audience.sent", ...about(), data: { executionId, ...chunk, contacts } }]);
  };
  const lastHeard = "select coalesce(max(sequence), 0)::int as sequence from inbox_mark where topic = 'dialer.events'";

  return {
    organizationId,
    url: scheduler.url,
    until,
    untilHeard: () => until("the last word was heard", async () => (await database.query<{ sequence: number }>(lastHeard)).rows[0]?.sequence === sequences.get("dialer.events")),
    requested,
    said,
    rows: async (sql, values) => (await database.query(sql, values)).rows,
    say: (fact) => say([fact]),
    begin,
    send,
    async launch(contacts, changes, clock) {
      const executionId = await begin(changes, clock);
      const people = typeof contacts === "number" ? persons(contacts) : contacts;
      const middle = Math.ceil(people.length / 2);
      await send(executionId, { chunk: 0, last: false }, people.slice(0, middle));
      await send(executionId, { chunk: 1, last: true }, people.slice(middle));
      return executionId;
    },
    async stop() {
      await scheduler.stop();
      await bus.close();
      await database.end();
      await Promise.all([own.drop(), shared.drop()]);
    },
  };
}

/** So many people, each with a number of their own. */
export function persons(count: number, from = 0): Person[] {
  return Array.from({ length: count }, (_, index) => ({ phone: `+1202${String(5_550_000 + from + index)}` }));
}

const SNAPSHOT: ExecutionLaunched["snapshot"] = {
  name: "Reminders",
  retryStrategy: { type: "fixed_delay", delayMinutes: 30, maxRetries: 2 },
  pauseWindows: {},
  timeZone: "UTC",
  timeZoneMode: "program",
  flow: { enableAMD: false, leaveMessage: false, ringSeconds: 25 },
  callerIds: [],
  maxConcurrentCalls: 10,
  carrier: "simulator",
  answerProfile: null,
  startAt: null,
  stopAt: null,
};

/** The dialer's word on a call that lasted twenty seconds. */
export function attemptEnded({ id, organization, data }: Requested, outcome: Outcome): Fact {
  const startedAt = data.permit.notBefore;
  const endedAt = toIso(instantOf(startedAt) + CALL_MS);
  const { executionId, jobId, attempt } = data;
  const ended = { executionId, jobId, attempt, outcome, carrierCode: "sip:486", detail: null, answeredBy: null, startedAt, endedAt, ringMs: CALL_MS, talkMs: 0 };
  return { type: "attempt.ended", time: endedAt, organization, causation: id, data: ended };
}
