import { totalAttempts, type RetryStrategy } from "@redial/kernel";
import { GUIDE, GUIDE_SETTINGS } from "./guide.fixture";
import { retryPresets, URGENCIES, urgencyStrategy } from "./retry-presets";
import { parseRetryStrategy } from "./retry-strategy";

const START = Date.parse("2025-01-20T10:00:00Z");
const presets = retryPresets(START);
const preset = (name: string) => presets.find((one) => one.name === name);

/** The rows of the guide's table of settings, ends of ranges apart; `120+` has no upper end. */
const ROWS = GUIDE_SETTINGS.recommended
  .split("\n")
  .slice(1)
  .map((row) => {
    const [, urgency = "", delay = "", retries = "", attempts = ""] = /^([A-Z][a-z]+)([\d-]+\+?) min(\d-\d)(\d-\d)$/.exec(row) ?? [];
    const numbers = (cell: string) => cell.replace("+", "").split("-").map(Number);
    return { urgency: urgency.toLowerCase(), delays: numbers(delay), retries: numbers(retries), attempts: numbers(attempts) };
  });

describe("the guide's recommended settings", () => {
  it("has a row for each urgency", () => {
    expect(ROWS.map(({ urgency }) => urgency)).toEqual([...URGENCIES]);
  });

  it.each(ROWS)("of $urgency urgency are all expressible, from one end of their ranges to the other, with the attempts that the table counts", ({ delays, retries, attempts }) => {
    for (const delayMinutes of delays) {
      retries.forEach((maxRetries, end) => {
        const strategy: RetryStrategy = { type: "fixed_delay", delayMinutes, maxRetries };
        expect(parseRetryStrategy(strategy)).toEqual({ kind: "accepted", value: strategy });
        expect(totalAttempts(strategy)).toBe(attempts[end]);
      });
    }
  });

  it.each(ROWS)("of $urgency urgency are a preset and an urgency: the longest delay and the fewest retries that the row names", ({ urgency, delays, retries, attempts }) => {
    const strategy = { type: "fixed_delay", delayMinutes: Math.max(...delays), maxRetries: Math.min(...retries) };
    expect(preset(urgency)).toMatchObject({ retryStrategy: strategy, totalAttempts: Math.min(...attempts), source: "Recommended settings" });
    expect(URGENCIES.filter((one) => one === urgency).map(urgencyStrategy)).toEqual([strategy]);
  });
});

describe("the guide's plan for spacing retries", () => {
  it("is a preset: an hour later, another time of the same day, the next day", () => {
    const spaced = preset("spaced");
    expect(spaced?.totalAttempts).toBe(GUIDE_SETTINGS.spacing.split("\n").length);
    expect(spaced?.retryStrategy).toEqual({
      type: "ladder",
      steps: [{ afterMinutes: 60 }, { localTime: "18:00", daysLater: 0 }, { dayPart: "morning", daysLater: 1 }],
    });
    expect(GUIDE_SETTINGS.spacing).toContain("+30-60 minutes");
  });

  it("takes four lines", () => {
    const lines = ['{"type":"ladder","steps":[', '{"afterMinutes":60},', '{"localTime":"18:00","daysLater":0},', '{"dayPart":"morning","daysLater":1}]}'];
    expect(JSON.parse(lines.join("\n"))).toEqual(preset("spaced")?.retryStrategy);
  });
});

describe("the guide's progressive spacing", () => {
  const intervals = [...GUIDE_SETTINGS.progressive.matchAll(/\+(\d+) min/g)].map(([, minutes]) => Number(minutes));

  it("is a ladder of its intervals", () => {
    expect(preset("progressive")).toMatchObject({ retryStrategy: { type: "ladder", steps: intervals.map((afterMinutes) => ({ afterMinutes })) }, totalAttempts: 4 });
  });

  it("is, for a campaign that starts at 10:00, the dates that the guide prints", () => {
    expect(preset("progressive_dates")?.retryStrategy).toEqual(JSON.parse(GUIDE.progressiveSpacing));
  });
});

describe("the guide's first best practice", () => {
  it("is a preset: the fewest retries and the longest delay that it names", () => {
    const [, fewest, , , longest] = /(\d)-(\d) retries, (\d+)-(\d+) minute/.exec(GUIDE_SETTINGS.bestPractice)?.map(Number) ?? [];
    expect(preset("moderate")?.retryStrategy).toEqual({ type: "fixed_delay", delayMinutes: longest, maxRetries: fewest });
  });
});

describe("every preset", () => {
  it.each(presets.map(({ name, retryStrategy, totalAttempts: total }) => ({ name, retryStrategy, total })))("$name is a whole document that a program accepts as it is", ({ retryStrategy, total }) => {
    expect(parseRetryStrategy(retryStrategy)).toEqual({ kind: "accepted", value: retryStrategy });
    expect(total).toBe(totalAttempts(retryStrategy));
  });

  it("has a name of its own", () => {
    expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
  });
});
