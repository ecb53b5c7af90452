import { execFileSync } from "node:child_process";
import { launchProgram, type LaunchedProgram } from "@redial/start";
import { asCsv } from "./call-history";
import { GUIDE, typed } from "./guide.fixture";
import type { House } from "./house.fixture";
import { ledgerCount } from "./ledger";
import { readEvents } from "./read-events";
import { untilOver } from "./until-over";

const WHOLE_STORY = `query Story($id: ID!) {
  program(id: $id) {
    name
    executions {
      id status totalContacts contactsCompleted contactsPending contactsInProgress connectionRate
      metrics { totalCalls connectionRate averageAttempts retryConversionRate { contactsRetried completedAfterRetry rate } isFinal }
      jobs {
        id phone status reason attemptsMade contacts { phone externalId }
        attempts { attempt outcome localHour localWeekday call { status startedAt endedAt } carrierRecord { carrier state carrierCode } }
      }
    }
  }
}`;

interface StoryAttempt {
  attempt: number;
  outcome: string;
  localHour: number;
  localWeekday: string;
  call: { status: string; startedAt: string; endedAt: string };
  carrierRecord: { carrier: string; state: string; carrierCode: string };
}

interface Story {
  program: { executions: { id: string; metrics: object; jobs: { id: string; attempts: StoryAttempt[] }[] }[] };
}

/** What an attempt lives through, told by every layer: a call on Monday morning fails, its retry would fall into lunch, and reaches the person after it. */
export function lifeOfAnAttempt(house: () => House): void {
  describe("the life of an attempt", () => {
    let launched: LaunchedProgram;
    let story: Story;
    const job = () => story.program.executions[0]?.jobs[0];
    const attempts = () => job()?.attempts ?? [];
    const blanks = () => ({ EXECUTION_ID: launched.executionId, JOB_ID: job()?.id ?? "", YOUR_API_KEY: house().key });
    const curl = (request: string): unknown => JSON.parse(execFileSync("sh", ["-c", typed(request, house().system.gatewayUrl, blanks())], { encoding: "utf8" }));

    beforeAll(async () => {
      const { client, history } = house();
      launched = await launchProgram(client, {
        name: "Life of an attempt",
        settings: { ...JSON.parse(GUIDE.retriesWithPauseWindows), carrier: "replay", startAt: "2025-01-20T11:30:00Z" },
        contacts: asCsv(history.filter(({ dials }) => dials === 2).slice(0, 1)),
        clock: "fast_forward",
        seed: "life",
        idempotencyKey: "life",
      });
      await untilOver(client, launched.executionId);
      story = await client.ask<Story>(WHOLE_STORY, { id: launched.programId });
    });

    it("begins with a contact that is imported", () => expect(launched.imported).toEqual(expect.objectContaining({ imported: 1, merged: 0, rejected: 0 })));

    it("is told by all four services in one query", () => {
      expect(story).toEqual({
        program: {
          name: "Life of an attempt",
          executions: [
            {
              id: launched.executionId,
              status: "completed",
              totalContacts: 1,
              contactsCompleted: 1,
              contactsPending: 0,
              contactsInProgress: 0,
              connectionRate: 100,
              metrics: { totalCalls: 2, connectionRate: 100, averageAttempts: 2, retryConversionRate: { contactsRetried: 1, completedAfterRetry: 1, rate: 100 }, isFinal: true },
              jobs: [
                {
                  id: expect.any(String),
                  phone: expect.stringMatching(/^\+1/),
                  status: "completed",
                  reason: "completed",
                  attemptsMade: 2,
                  contacts: [{ phone: expect.stringMatching(/^\+1/), externalId: null }],
                  attempts: [expect.objectContaining({ attempt: 1, localHour: 11, localWeekday: "monday" }), expect.objectContaining({ attempt: 2, outcome: "completed", localHour: 14 })],
                },
              ],
            },
          ],
        },
      });
      for (const { outcome, call, carrierRecord } of attempts()) {
        expect(call.status).toBe(outcome);
        expect(carrierRecord).toEqual({ carrier: "replay", state: "ended", carrierCode: expect.stringMatching(/^sip:\d{3}$/) });
      }
    });

    it("fails at the start of the program, and is retried an hour after its end or, as here, when lunch is over", () => {
      const [first, second] = attempts();
      expect(first?.outcome).toMatch(/^(busy|no_answer|network_error)$/);
      expect(first?.call.startedAt).toBe("2025-01-20T11:30:00.000Z");
      expect(second?.call.startedAt).toBe("2025-01-20T14:00:00.000Z");
    });

    it("leaves on the bus what each service said of it, once and in order", async () => {
      const said = (await readEvents(house().system, "life-of-an-attempt")).filter(({ key }) => key === job()?.id);
      const by = (topic: string) => said.filter((message) => message.topic === topic).map(({ type }) => type);
      expect(by("scheduler.events")).toEqual(["attempt.requested", "retry.planned", "attempt.requested", "job.ended"]);
      expect(by("dialer.events").filter((type) => type !== "attempt.started")).toEqual(["attempt.ended", "attempt.ended"]);
      const planned = said.find(({ type }) => type === "retry.planned");
      const { data } = JSON.parse(planned?.body ?? "{}") as { data: { dueAt: string; because: { rule: string }[] } };
      expect(data.dueAt).toBe("2025-01-20T14:00:00.000Z");
      expect(data.because.map(({ rule }) => rule)).toEqual([expect.any(String), "pause_window"]);
    });

    it("rang twice at the carrier, for two attempts", async () => {
      expect(await ledgerCount(house().system, launched.executionId)).toMatchObject({ attempts: 2, placings: 2, placedTwice: 0 });
    });

    it("answers the guide's request for a baseline, typed as printed", () => {
      expect(curl(GUIDE.baseline)).toMatchObject({ id: launched.executionId, status: "completed", totalContacts: 1, contactsCompleted: 1, connectionRate: 100 });
    });

    it("answers the guide's request for a call report, typed as printed, with the guide's fields", () => {
      const told = attempts().map(({ attempt, outcome, call }) => expect.objectContaining({ attempt, outcome, call: expect.objectContaining({ status: call.status }) }));
      expect(curl(GUIDE.callReport)).toMatchObject({ jobId: job()?.id, executionId: launched.executionId, result: "completed", isComplete: true, attempts: told });
    });
  });
}
