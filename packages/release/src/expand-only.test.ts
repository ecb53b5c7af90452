import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.join(__dirname, "..", "..", "..");
const TAKES_AWAY = /\bdrop (?!not null|default|identity|expression)|\brename\b|\btruncate\b|\bdelete from\b|\bset not null\b|\balter column \w+ (?:set data )?type\b/i;

/** Migrations that take something away, each with why no running version misses it. See docs/adr/0007-expand-first-contract-a-release-later.md. */
const LISTED: Readonly<Record<string, string>> = {
  "services/scheduler/src/store/split-audience.migration.ts": "from before the first release",
  "services/scheduler/src/store/serve-retries-first.migration.ts": "an index in another order: the statements of the version before are answered by it too, only slower",
  "services/scheduler/src/store/serve-running-out-first.migration.ts": "an index in another order: the statements of the version before are answered by it too, only slower",
};

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.migration.ts"], { cwd: ROOT, encoding: "utf8" }).trim().split("\n");

/** What a migration does on its way up. */
function upOf(file: string): string {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  const [from, to] = [text.indexOf("async up("), text.indexOf("async down(")];
  expect([file, from >= 0 && to > from]).toEqual([file, true]);
  return text.slice(from, to);
}

describe("a migration", () => {
  it("only adds, or is listed with why nobody misses what it takes away", () => {
    const taking = files.filter((file) => TAKES_AWAY.test(upOf(file)));
    expect(taking.sort()).toEqual(Object.keys(LISTED).sort());
    expect(files.length).toBeGreaterThan(15);
  });

  it.each([
    ["drop table call", true],
    ["alter table job drop column contact_ids", true],
    ["alter table job rename column a to b", true],
    ["alter table job alter column a set not null", true],
    ["alter table job alter column a type bigint", true],
    ["alter table job add column a int", false],
    ["alter table job alter column a drop not null", false],
    ["alter table job alter column a set storage external", false],
    ["create index job_due on job (due_at)", false],
  ])("%s: takes away %s", (statement, takes) => expect(TAKES_AWAY.test(statement)).toBe(takes));
});
