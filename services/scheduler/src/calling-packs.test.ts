import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CALLING_RULE_PACKS, WEEKDAYS, type CallingRulePack } from "@redial/kernel";
import { loadCallingPacks } from "./calling-packs";

const FOLDER = join(__dirname, "..", "packs");
const packs = loadCallingPacks();

/** Monday to Friday, Saturday, Sunday; as people write hours. */
const TABLE: Record<CallingRulePack, [string, string, string] | null> = {
  us: ["08:00-21:00", "08:00-21:00", "08:00-21:00"],
  "us-debt": ["08:00-21:00", "08:00-21:00", "08:00-21:00"],
  "us-fl": ["08:00-20:00", "08:00-20:00", "08:00-20:00"],
  "us-ok": ["08:00-20:00", "08:00-20:00", "08:00-20:00"],
  "us-wa": ["08:00-20:00", "08:00-20:00", "08:00-20:00"],
  "us-ct": ["09:00-20:00", "09:00-20:00", "09:00-20:00"],
  "us-nv": ["09:00-20:00", "09:00-20:00", "09:00-20:00"],
  "us-ky": ["10:00-21:00", "10:00-21:00", "10:00-21:00"],
  "us-mi": ["09:00-21:00", "09:00-21:00", "09:00-21:00"],
  "us-mn": ["09:00-21:00", "09:00-21:00", "09:00-21:00"],
  "us-nm": ["09:00-21:00", "09:00-21:00", "09:00-21:00"],
  "us-al": ["08:00-20:00", "08:00-20:00", ""],
  "us-la": ["08:00-20:00", "08:00-20:00", ""],
  gb: null,
  fr: ["10:00-13:00 14:00-20:00", "", ""],
  ca: ["09:00-21:30", "10:00-18:00", "10:00-18:00"],
  au: ["09:00-20:00", "09:00-17:00", ""],
  in: ["09:00-21:00", "09:00-21:00", "09:00-21:00"],
};

describe("the packs of calling rules", () => {
  it("are exactly those that all services know, one file each", () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
    expect(files.map((name) => name.replace(".json", "")).sort()).toEqual([...CALLING_RULE_PACKS].sort());
    expect([...packs.keys()].sort()).toEqual([...CALLING_RULE_PACKS].sort());
  });

  it.each(Object.entries(TABLE))("of %s allow %j", (id, expected) => {
    const hours = packs.get(id)?.hours;
    if (!expected) return expect(hours).toBeNull();
    const shown = WEEKDAYS.map((day) => (hours?.[day] ?? []).map(({ from, until }) => `${clock(from)}-${clock(until)}`).join(" "));
    expect(shown).toEqual([...Array<string>(5).fill(expected[0]), expected[1], expected[2]]);
  });

  it("cap calls and follow calls with cool-downs as the law does", () => {
    const limits = Object.fromEntries([...packs].map(([id, { frequencyCaps, coolDowns }]) => [id, [...frequencyCaps, ...coolDowns]]).filter(([, all]) => all?.length));
    expect(limits).toEqual({
      "us-debt": [{ max: 7, perDays: 7 }, { after: "conversation", hours: 7 * 24 }],
      "us-fl": [{ max: 3, perHours: 24 }],
      "us-ok": [{ max: 3, perHours: 24 }],
      gb: [{ after: "abandoned_call", hours: 72 }],
      fr: [{ max: 4, perDays: 30 }, { after: "refusal", hours: 60 * 24 }],
    });
  });

  it("name what else the law asks for, parents' duties included", () => {
    const federal = { abandonedShareAtMost: 0.03, abandonedOverDays: 30, ringSecondsAtLeast: 15, optOutWithinBusinessDays: 10, doNotCallListDaysOldAtMost: 31 };
    expect(packs.get("us")?.duties).toEqual(federal);
    expect(packs.get("us-ky")?.duties).toEqual(federal);
    expect(packs.get("fr")?.duties).toEqual({ priorConsentFrom: "2026-08-11" });
    expect(packs.get("ca")?.duties).toEqual({ doNotCallListDaysOldAtMost: 31 });
    expect(packs.get("au")?.duties).toEqual({ numberAnswerableDays: 30 });
  });

  it("know the holidays on which nobody is called in France, Australia, Alabama and Louisiana", () => {
    const closed = [...packs].filter(([, { holidays }]) => holidays).map(([id]) => id);
    expect(closed.sort()).toEqual(["au", "fr", "us-al", "us-la"]);
    expect(packs.get("fr")?.holidays?.days.filter(({ date }) => date.startsWith("2026")).map(({ date }) => date.slice(5))).toEqual([
      "01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25",
    ]);
  });
});

describe("the calendars of holidays", () => {
  it("are as a well-kept library has them", () => {
    execFileSync(process.execPath, [join(FOLDER, "make-holidays.mjs"), "--check"], { stdio: "pipe" });
  });
});

describe("a folder of packs", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "packs-"));
    cpSync(FOLDER, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const edit = (id: string, change: (pack: Record<string, unknown>) => void) => {
    const file = join(folder, `${id}.json`);
    const pack = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    change(pack);
    writeFileSync(file, JSON.stringify(pack));
  };

  it.each<[string, string, (pack: Record<string, unknown>) => void, string]>([
    ["a pack allows what its parent does not", "us-fl", (pack) => (pack.hours = { monday: [{ from: "07:00", until: "20:00" }] }), "us does not"],
    ["hours end before they begin", "fr", (pack) => (pack.hours = { monday: [{ from: "20:00", until: "10:00" }] }), "end after they begin"],
    ["a time is none", "fr", (pack) => (pack.hours = { monday: [{ from: "25:00", until: "26:00" }] }), "from"],
    ["a field is not known", "fr", (pack) => (pack.hour = {}), "hour"],
    ["a file calls itself otherwise", "fr", (pack) => (pack.id = "us"), "fr.json"],
    ["holidays close a pack that has no hours", "gb", (pack) => (pack.closedOnHolidays = "fr"), "holidays has hours"],
  ])("is refused when %s", (_, id, change, message) => {
    edit(id, change);
    expect(() => loadCallingPacks(folder)).toThrow(message);
  });

  it("is refused when a pack is missing", () => {
    rmSync(join(folder, "us-wa.json"));
    expect(() => loadCallingPacks(folder)).toThrow("us-wa");
  });
});

function clock({ hour, minute }: { hour: number; minute: number }): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
