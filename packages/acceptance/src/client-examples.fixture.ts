import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CreateAudienceDocument, everyNode, JobsDocument, LaunchProgramDocument, OrganizationDocument, RedialError, redialClient, type RedialClient } from "@redial/client";
import { actOnRefusals } from "@redial/client/examples/act-on-refusals";
import { explainACall } from "@redial/client/examples/explain-a-call";
import { foretellAProgram } from "@redial/client/examples/foretell-a-program";
import { launchAProgram } from "@redial/client/examples/launch-a-program";
import { listFailedContacts } from "@redial/client/examples/list-failed-contacts";
import { exportSuppressedNumbers, suppressFromAFile } from "@redial/client/examples/suppress-from-a-file";
import { watchAnExecution } from "@redial/client/examples/watch-an-execution";
import { throwAwayFolder } from "@redial/embedded";
import { openOrganization } from "@redial/start";
import WebSocket from "ws";
import { eventually } from "./eventually";
import type { House } from "./house.fixture";

const PEOPLE = 40;
const EXAMPLES = dirname(require.resolve("@redial/client/examples/explain-a-call"));

/** The examples of the client package, as its reader would run them, on a whole system. */
export function clientExamples(house: () => House): void {
  describe("the examples of the client package", () => {
    let client: RedialClient;
    let folder: Awaited<ReturnType<typeof throwAwayFolder>>;
    let executionId: string;
    const said: string[] = [];
    const inFolder = (name: string) => join(folder.path, name);

    beforeAll(async () => {
      jest.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
      folder = await throwAwayFolder();
      const key = await openOrganization(house().system, "Readers of examples");
      client = redialClient({ url: house().system.gatewayUrl, key, webSocket: WebSocket });
      const rows = Array.from({ length: PEOPLE }, (_, index) => `+3361234${String(5000 + index)},Europe/Paris\n`);
      writeFileSync(inFolder("people.csv"), `phone,timeZone\n${rows.join("")}not a number,Europe/Paris\n`);
    });
    afterAll(async () => {
      jest.restoreAllMocks();
      await client.close();
      folder.remove();
    });

    it("launch a program with the people of a file, and say which rows were rejected", async () => {
      executionId = await launchAProgram(client, inFolder("people.csv"), "january-1");
      expect(said).toContain(`${PEOPLE} contacts imported, 1 rejected`);
      expect(said.join("\n")).toMatch(/ {2}row 42: PHONE_\w+: /);
    });

    it("watch it until it is over", async () => {
      const rate = await watchAnExecution(client, executionId);
      expect(said.some((line) => /^completed: \d+ of 40 reached, 0 to call$/.test(line))).toBe(true);
      // Reporting counts what it hears, so its rate may trail the last state by some calls.
      expect(rate).toBeGreaterThan(0);
    });

    it("go through all of its contacts, of whom some were not reached", async () => {
      const failed: { phone: string; reason: string }[] = [];
      for await (const one of listFailedContacts(client, executionId)) failed.push(one);
      expect(failed).toHaveLength((await client.programExecution(executionId)).contactsFailed ?? -1);
      for (const { phone, reason } of failed) expect([phone, reason]).toEqual([expect.stringMatching(/^\+3361234/), expect.stringMatching(/^(retries_exhausted|invalid_number)$/)]);
    });

    it("explain each call in sentences, the same calls as the report has", async () => {
      const jobs = everyNode({ first: 3, read: async (page) => (await client.ask(JobsDocument, { executionId, ...page })).execution?.jobsConnection });
      const callsReported = async (id: string) => client.callReport(id).then(({ attempts }) => attempts.length, () => 0);
      let explained = 0;
      for await (const { id } of jobs) {
        const lines = await explainACall(client, id);
        const calls = lines.filter((line) => line.startsWith("Attempt")).length;
        await eventually("the report has as many calls", async () => ((await callsReported(id)) === calls ? true : null));
        expect(lines.at(-1)).toMatch(/^Ended as (completed|failed|message_left): \w+\.$/);
        if (++explained === 5) break;
      }
      expect(explained).toBe(5);
    });

    it("show what is wrong with a program beside its fields", async () => {
      const { createAudience } = await client.ask(CreateAudienceDocument, { input: { name: "Nobody" } });
      const problems = await actOnRefusals(client, { name: "Wrong", audienceId: createAudience.id, timeZone: "Paris", retryStrategy: { type: "fixed_delay", delayMinutes: 0, maxRetries: 2 } });
      expect(problems).toEqual({
        "retryStrategy.delayMinutes": expect.stringMatching(/^RETRY_DELAY_OUT_OF_RANGE: /),
        timeZone: expect.stringMatching(/^TIME_ZONE_UNKNOWN: /),
      });
    });

    it("suppress the numbers of a file, and get the list back", async () => {
      writeFileSync(inFolder("suppress.csv"), "phone\n+33612345000\n0612345678\n+33612345001\n");
      expect(await suppressFromAFile(client, inFolder("suppress.csv"), inFolder("rejected.csv"))).toEqual({ suppressed: 2, rejected: 1 });
      expect(readFileSync(inFolder("rejected.csv"), "utf8")).toMatch(/^rejectedRow,.*\r\n3,PHONE_NOT_E164,/);
      await exportSuppressedNumbers(client, inFolder("list.csv"));
      expect(readFileSync(inFolder("list.csv"), "utf8").match(/^\+\d+/gm)).toEqual(["+33612345000", "+33612345001"]);
    });

    it("foretell which strategy reaches most", async () => {
      const best = await foretellAProgram(client, [{ type: "none" }, { type: "fixed_delay", delayMinutes: 60, maxRetries: 3 }]);
      expect(best?.retryStrategy).toEqual({ type: "fixed_delay", delayMinutes: 60, maxRetries: 3 });
    });

    it("are all run here", () => {
      const run = readFileSync(join(__dirname, "client-examples.fixture.ts"), "utf8");
      const examples = readdirSync(EXAMPLES).map((name) => name.replace(/\.ts$/, ""));
      expect(examples.length).toBeGreaterThan(6);
      expect(examples.filter((name) => !run.includes(`@redial/client/examples/${name}`))).toEqual([]);
    });
  });

  describe("the client package", () => {
    it("says which program is not there", async () => {
      const client = redialClient({ url: house().system.gatewayUrl, key: house().key });
      const launch = client.ask(LaunchProgramDocument, { input: { programId: "00000000-0000-7000-8000-000000000000", idempotencyKey: "nothing" } });
      await expect(launch).rejects.toMatchObject({ name: "RedialError", code: "NOT_FOUND", refusals: [{ answerPath: ["launchProgram"] }] });
    });

    it("throws what the gateway says of a wrong key", async () => {
      const stranger = redialClient({ url: house().system.gatewayUrl, key: "guess", webSocket: WebSocket });
      const refused: unknown = await stranger.ask(OrganizationDocument).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(RedialError);
      expect(refused).toMatchObject({ code: "UNAUTHENTICATED", status: 401 });
    });
  });
}
