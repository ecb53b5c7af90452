import { seal, type EventData, type Fact } from "@redial/contracts";
import { toIso, type ExecutionStatus } from "@redial/kernel";
import { systemClock, systemIds } from "@redial/platform";
import type { AttemptRequestedEvent, SchedulerEvent } from "./usecases/ports";

const ids = systemIds();

/** An execution as the scheduler would speak of it. */
export interface Script {
  executionId: string;
  organizationId: string;
  /** A request for an attempt of a job of its own: in virtual time at nine, for a phone of its own, unless `changes` say otherwise. */
  request(changes?: Partial<EventData<"attempt.requested">>): AttemptRequestedEvent;
  /** A request by the wall clock, its permit good from now on for so many seconds. */
  requestNow(seconds?: number, changes?: Partial<EventData<"attempt.requested">>): AttemptRequestedEvent;
  changed(status: ExecutionStatus, revision: number): SchedulerEvent;
}

/** A new execution of a new organization. */
export function newScript(): Script {
  const [executionId, organizationId] = [ids.next(), ids.next()];
  const nine = "2025-03-03T09:00:00.000Z";
  let phones = 0;
  const about = { time: nine, organization: organizationId, causation: null };
  const request: Script["request"] = (changes = {}) => {
    const fact: Fact<"attempt.requested"> = {
      type: "attempt.requested",
      ...about,
      data: {
        executionId,
        jobId: ids.next(),
        attempt: 1,
        phone: `+1212${5_550_000 + phones++}`,
        callerId: "+12125550100",
        carrier: "simulator",
        clock: "fast_forward",
        permit: { notBefore: nine, notAfter: "2025-03-03T09:01:00.000Z" },
        enableAMD: true,
        leaveMessage: false,
        ringSeconds: 25,
        seed: "seed",
        answerProfile: "warm_lead",
        ...changes,
      },
    };
    return seal(ids.next(), fact);
  };
  return {
    executionId,
    organizationId,
    request,
    requestNow(seconds = 30, changes = {}) {
      const now = systemClock.now();
      return request({ clock: "real_time", permit: { notBefore: toIso(now), notAfter: toIso(now + seconds * 1_000) }, ...changes });
    },
    changed(status, revision) {
      const fact: Fact<"execution.changed"> = { type: "execution.changed", ...about, data: { executionId, programId: ids.next(), status, reason: null, at: nine, revision } };
      return seal(ids.next(), fact);
    },
  };
}
