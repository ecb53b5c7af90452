import { prepareProgram } from "@redial/start";
import { asCsv } from "./call-history";
import type { House } from "./house.fixture";
import { launchHistory } from "./launch-history";
import { untilOver } from "./until-over";

interface Advice {
  code: string;
  path: string[];
}
interface Explained {
  attempts: { attempt: number; outcome: string; because: { rule: string; sentence: string }[] }[];
  ended: { reason: string } | null;
}

const LUNCH = { startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } };
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** What is said before a launch and after it, through the gateway: advice on a program, and why each call was made when it was. */
export function explained(house: () => House): void {
  describe("a program and its calls, explained", () => {
    it("is advised on before it is launched, by the settings that another service keeps", async () => {
      const { client, history } = house();
      const settings = { retryStrategy: { type: "fixed_delay", delayMinutes: 5, maxRetries: 9 }, pauseWindows: {} };
      const { programId } = await prepareProgram(client, { name: "Advised", settings, contacts: asCsv(history.slice(0, 1)) });
      const { program } = await client.ask<{ program: { name: string; advice: Advice[] } }>("query Advice($id: ID!) { program(id: $id) { name advice { code path } } }", { id: programId });
      expect(program.advice.map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual([
        "RETRIES_TOO_MANY retryStrategy.maxRetries",
        "RETRY_TOO_SOON retryStrategy.delayMinutes",
        "NO_PAUSE_WINDOWS pauseWindows",
        "REJECTED_RETRIED retryStrategy.outcomes.rejected",
        "SAME_TIME_OF_DAY_RETRIES retryStrategy",
        "VOICEMAIL_NOT_DETECTED flow.config.enableAMD",
      ]);
    });

    it("says before a launch how many contacts it would call, hold and skip, by what two services know", async () => {
      const { client, history } = house();
      const settings = { pauseWindows: Object.fromEntries(WEEKDAYS.map((day) => [day, [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } }]])) };
      const { programId } = await prepareProgram(client, { name: "Always paused", settings, contacts: asCsv(history.slice(0, 5)) });
      const { program } = await client.ask<{ program: { launchAdvice: object } }>(
        "query Outlook($id: ID!) { program(id: $id) { launchAdvice { contacts contactsCalled contactsHeld contactsSkipped contactsUnseen advice { code contacts } } } }",
        { id: programId },
      );
      expect(program.launchAdvice).toMatchObject({ contacts: 5, contactsCalled: 0, contactsHeld: 0, contactsSkipped: 5, contactsUnseen: 0 });
      expect(program.launchAdvice).toMatchObject({ advice: expect.arrayContaining([{ code: "CONTACTS_SKIPPED", contacts: 5 }]) as unknown });
    });

    it("tells of each attempt of a job why it was made then, and agrees with its call report", async () => {
      const { client, history } = house();
      // The fourth contact of the history is reached at the fourth dial.
      const settings = { startAt: "2025-01-20T10:30:00Z", timeZone: "UTC", pauseWindows: Object.fromEntries(WEEKDAYS.map((day) => [day, [LUNCH]])) };
      const { executionId } = await launchHistory(client, history.slice(3, 4), { name: "Why then", settings });
      await untilOver(client, executionId);
      const { execution } = await client.ask<{ execution: { jobs: { id: string; attempts: { attempt: number; outcome: string }[] }[] } }>(
        "query Jobs($id: ID!) { execution(id: $id) { jobs { id attempts { attempt outcome } } } }",
        { id: executionId },
      );
      const [job] = execution.jobs;
      const { explainJob } = await client.ask<{ explainJob: Explained }>(
        "query Why($id: ID!) { explainJob(id: $id) { attempts { attempt outcome because { rule sentence } } ended { reason } } }",
        { id: job?.id },
      );
      expect(explainJob.attempts.map(({ attempt, outcome }) => ({ attempt, outcome }))).toEqual(job?.attempts);
      expect(explainJob.attempts.map(({ because }) => because.map(({ rule }) => rule))).toEqual([["now"], ["fixed_delay"], ["fixed_delay", "pause_window"], ["fixed_delay"]]);
      expect(explainJob.attempts[2]?.because[1]?.sentence).toMatch(/^The pause window Monday 12:00–14:00 \(UTC\) moved it from Monday 2025-01-20 12:\d\d/);
      expect(explainJob.ended).toEqual({ reason: "completed" });
    });
  });
}
