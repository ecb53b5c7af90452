import { seal, type Envelope, type Fact, type ProgramSnapshot } from "@redial/contracts";
import type { Ids } from "@redial/kernel";
import type { EventBatch } from "@redial/platform";
import type { LaunchEvent } from "../../usecases/ports";
import { DIALS } from "./contender";

const CHUNK = 1_000;
const LAUNCHED_AT = "2025-01-21T09:59:00.000Z";

/** A working week with its nights and lunch hours off, in a zone whose clocks change. */
const SNAPSHOT: ProgramSnapshot = {
  name: "Bench",
  retryStrategy: { type: "fixed_delay", delayMinutes: 1, maxRetries: DIALS - 1 },
  pauseWindows: Object.fromEntries(
    (["monday", "tuesday", "wednesday", "thursday", "friday"] as const).map((day) => [
      day,
      [
        { startAt: { hour: 12, minute: 30 }, endAt: { hour: 13, minute: 30 } },
        { startAt: { hour: 20, minute: 0 }, endAt: { hour: 8, minute: 0 } },
      ],
    ]),
  ),
  timeZone: "Europe/London",
  timeZoneMode: "program",
  flow: { enableAMD: false, leaveMessage: false, ringSeconds: 25 },
  callerIds: ["+442079460001", "+442079460002"],
  maxConcurrentCalls: 20_000,
  carrier: "simulator",
  answerProfile: null,
  startAt: null,
  stopAt: null,
};

/** Launches executions with so many jobs in all, through the use case that hears of launches. */
export async function launchAll(planJobs: (batch: EventBatch<LaunchEvent>) => Promise<void>, ids: Ids, jobs: number, executions: number): Promise<void> {
  const about = { time: LAUNCHED_AT, organization: ids.next(), causation: null };
  let sequence = 0;
  const hear = async (fact: Fact<LaunchEvent["type"]>) => {
    sequence += 1;
    const event: Envelope<LaunchEvent["type"]> = seal(ids.next(), fact);
    await planJobs({ input: { topic: "program.events", partition: 0, lastSequence: sequence }, events: [{ sequence, event }] });
  };
  const perExecution = Math.ceil(jobs / executions);
  for (let from = 0; from < jobs; from += perExecution) {
    const executionId = ids.next();
    const launch = { executionId, programId: ids.next(), launchedAt: LAUNCHED_AT, clock: "real_time" as const, seed: "seed", snapshot: SNAPSHOT };
    await hear({ type: "execution.launched", ...about, data: launch });
    const size = Math.min(perExecution, jobs - from);
    for (let sent = 0; sent < size; sent += CHUNK) {
      const contacts = Array.from({ length: Math.min(CHUNK, size - sent) }, (_, index) => ({
        contactIds: [ids.next()],
        phone: `+44${7_000_000_000 + from + sent + index}`,
        timeZone: null,
        region: null,
      }));
      await hear({ type: "audience.sent", ...about, data: { executionId, chunk: sent / CHUNK, last: sent + CHUNK >= size, contacts } });
    }
  }
}
