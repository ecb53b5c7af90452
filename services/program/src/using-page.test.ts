import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CALLING_RULE_PACKS } from "@redial/kernel";
import { URGENCIES, urgencyStrategy } from "./domain/retry-presets";
import { parseProgramSettings } from "./domain/program-settings";
import { parseRetryStrategy } from "./domain/retry-strategy";
import { phonesOf } from "./read-phone";

const page = readFileSync(join(__dirname, "../../../docs/using.md"), "utf8");
const documents = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = ""]) => JSON.parse(text) as object);
const least = { name: "Spring", audienceId: "0190a000-0000-7000-8000-000000000001" };

describe("docs/using.md", () => {
  it.each(documents.map((document) => [Object.keys(document).join(", "), document] as const))("shows a document of %s that a program accepts", (_, document) => {
    expect(parseProgramSettings({ ...least, ...document }, phonesOf(null))).toMatchObject({ kind: "accepted" });
  });

  it("shows every field that a program limits itself with", () => {
    const shown = new Set(documents.flatMap((document) => Object.keys(document)));
    for (const field of ["urgency", "timeZoneMode", "callsPerSecond", "callingHours", "frequencyCaps", "coolDowns", "autoPause"]) expect(shown).toContain(field);
  });

  it("shows strategies that a program accepts, and names every type", () => {
    const strategies = [...page.matchAll(/`(\{"type":"[^`]*\})`/g)].map(([, text = ""]) => JSON.parse(text) as { type: string });
    for (const strategy of strategies) expect([strategy, parseRetryStrategy(strategy).kind]).toEqual([strategy, "accepted"]);
    expect(new Set(strategies.map(({ type }) => type))).toEqual(new Set(["none", "fixed_delay", "scheduled", "ladder"]));
  });

  it("shows a map of outcomes that every strategy takes", () => {
    const [, outcomes = ""] = /`outcomes` map, such as `([^`]*)`/.exec(page) ?? [];
    expect(parseRetryStrategy({ type: "none", outcomes: JSON.parse(outcomes) })).toMatchObject({ kind: "accepted" });
  });

  it("says of each urgency what it becomes", () => {
    for (const urgency of URGENCIES) expect(page).toContain(`| \`${urgency}\` | \`${JSON.stringify(urgencyStrategy(urgency))}\` |`);
  });

  it("names every pack of calling rules", () => {
    for (const pack of CALLING_RULE_PACKS) expect(page).toContain(`\`${pack}\``);
  });
});
