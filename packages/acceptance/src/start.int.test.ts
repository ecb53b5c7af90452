import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { throwAwayFolder, type ProcessIdentity } from "@redial/embedded";
import { eventually } from "./eventually";
import { manyContacts } from "./many-contacts";
import { living, recordedProcesses, runStart, type StartProcess } from "./start-process.fixture";

const CONTACTS = 500;
const WITHIN_MS = 120_000;
const PROGRAM = {
  name: "Mine",
  retryStrategy: { type: "fixed_delay", delayMinutes: 30, maxRetries: 2 },
  startAt: "2025-01-20T09:00:00Z",
  maxConcurrentCalls: 50,
};

let folder: { path: string; remove(): void };
const started: StartProcess[] = [];
const inFolder = (name: string) => join(folder.path, name);
const run = (...args: string[]) => {
  const process = runStart(...args);
  started.push(process);
  return process;
};

beforeAll(async () => {
  folder = await throwAwayFolder();
  writeFileSync(inFolder("people.csv"), `${await text(manyContacts(CONTACTS))}+1201555ABCD,bad\n`);
  writeFileSync(inFolder("mine.json"), JSON.stringify(PROGRAM));
  writeFileSync(inFolder("cut.json"), '{ "retryStrategy": { "type": ');
  writeFileSync(inFolder("wrong.json"), JSON.stringify({ ...PROGRAM, retryStrategy: { type: "fixed_dely", delayMinutes: 30, maxRetries: 2 } }));
});
afterAll(async () => {
  for (const { child, ended } of started) {
    child.kill("SIGTERM");
    await ended;
  }
  folder.remove();
}, WITHIN_MS);

describe("npm start refuses, with a sentence and before it starts anything,", () => {
  it.each([
    ["a file that is not there", ["--contacts", "nobody.csv", "--program", "mine.json"], 1, /There is no file .*nobody\.csv\./],
    ["a program that is no JSON", ["--contacts", "people.csv", "--program", "cut.json"], 1, /cut\.json is no JSON/],
    ["contacts without a program", ["--contacts", "people.csv"], 2, /--contacts and --program go together/],
  ])("%s", async (_what, args, code, sentence) => {
    const refused = run("--data", inFolder("unused"), ...args.map((word) => (word.startsWith("--") ? word : inFolder(word))));
    expect(await refused.ended).toBe(code);
    expect(refused.said()).toMatch(sentence);
    expect(refused.said()).not.toMatch(/\n\s+at /);
    expect(existsSync(inFolder("unused"))).toBe(false);
  });
});

describe("npm start with one's own contacts and program", () => {
  const own = (program: string, ...more: string[]) => run("--data", inFolder("data"), "--port", "0", "--contacts", inFolder("people.csv"), "--program", inFolder(program), ...more);
  const table = ({ said }: StartProcess) => /Group[^]*?calls\n/.exec(said())?.[0];
  let killed: { services: ProcessIdentity[]; postgres: ProcessIdentity[] };
  let after: StartProcess;

  it("says which field of the program is wrong, and stops everything", async () => {
    const wrong = own("wrong.json");
    await wrong.untilSaid(/gateway/);
    const processes = recordedProcesses(inFolder("data"), "run.json");
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toMatch(/RETRY_TYPE_UNKNOWN at retryStrategy\.type: .*fixed_dely/);
    expect(living(processes)).toEqual([]);
    expect(existsSync(inFolder("data/run.json"))).toBe(false);
  }, WITHIN_MS);

  it("leaves no service running when it is killed in the middle of a program: they end by themselves", async () => {
    const first = own("mine.json");
    await first.untilSaid(/ [1-9]\d* calls/);
    expect(first.said()).toMatch(new RegExp(`Mine: ${CONTACTS} contacts imported, 0 merged, 1 rejected\n +row ${CONTACTS + 2}: PHONE_HAS_LETTERS`));
    killed = { services: recordedProcesses(inFolder("data"), "run.json"), postgres: recordedProcesses(inFolder("data"), "postgres.run.json") };
    first.child.kill("SIGKILL");
    await first.ended;
    await eventually("every service has ended", async () => (living(killed.services).length === 0 ? true : null), { withinMs: 15_000 });
  }, WITHIN_MS);

  it("goes on where it was killed at the next start, launches nothing twice, and leaves nothing of before running", async () => {
    after = own("mine.json", "--exit");
    expect(await after.ended).toBe(0);
    expect(after.said()).toContain("Mine: launched at an earlier start");
    expect(table(after)).toMatch(new RegExp(`Mine .* of ${CONTACTS} .* calls`));
    expect(living([...killed.services, ...killed.postgres])).toEqual([]);
    expect(existsSync(inFolder("data/run.json")) || existsSync(inFolder("data/postgres.run.json"))).toBe(false);
  }, WITHIN_MS);

  it("shows the same numbers at a later start on the same data, and three requests that can be pasted as they are", async () => {
    const later = own("mine.json");
    await later.untilSaid(/Ctrl-C/);
    expect(later.said()).toContain("Mine: launched at an earlier start");
    expect(table(later)).toBe(table(after));
    const requests = later.said().match(/^curl .*\\\n.*$/gm) ?? [];
    expect(requests).toHaveLength(3);
    for (const request of requests) {
      const answer: unknown = JSON.parse(execFileSync("sh", ["-c", request], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
      expect(answer).not.toHaveProperty("errors");
      expect(answer).not.toHaveProperty("code");
    }
    const processes = [...recordedProcesses(inFolder("data"), "run.json"), ...recordedProcesses(inFolder("data"), "postgres.run.json")];
    later.child.kill("SIGINT");
    expect(await later.ended).toBe(0);
    expect(living(processes)).toEqual([]);
  }, WITHIN_MS);
});
