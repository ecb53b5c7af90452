// Writes packs/holidays/*.json from the rules of the package date-holidays. Run it when that package is updated, or the years run out.
import { mkdirSync, writeFileSync } from "node:fs";
import Holidays from "date-holidays";

const FIRST_YEAR = 2024;
const LAST_YEAR = 2035;
const CALENDARS = { fr: ["FR"], au: ["AU"], "us-al": ["US", "AL"], "us-la": ["US", "LA"] };

/** All public holidays of a calendar and their substitute days, by date. */
export function calendarOf(name) {
  const rules = new Holidays(...CALENDARS[name]);
  rules.setLanguages("en");
  const days = new Map();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    // A substitute day of next year's New Year may lie in December.
    for (const holiday of [...rules.getHolidays(year), ...rules.getHolidays(year + 1)]) {
      const date = holiday.date.slice(0, 10);
      if (holiday.type === "public" && date.startsWith(String(year)) && !days.has(date)) days.set(date, { date, name: holiday.name });
    }
  }
  return { firstYear: FIRST_YEAR, lastYear: LAST_YEAR, days: [...days.values()].sort((a, b) => a.date.localeCompare(b.date)) };
}

/** The calendar as its file has it, a day a line. */
export function calendarText(name) {
  const { firstYear, lastYear, days } = calendarOf(name);
  const lines = days.map(({ date, name: called }) => `    { "date": "${date}", "name": ${JSON.stringify(called)} }`);
  return `{\n  "firstYear": ${firstYear},\n  "lastYear": ${lastYear},\n  "days": [\n${lines.join(",\n")}\n  ]\n}\n`;
}

export const CALENDAR_NAMES = Object.keys(CALENDARS);

if (process.argv[1] === new URL(import.meta.url).pathname) {
  mkdirSync(new URL("holidays", import.meta.url), { recursive: true });
  for (const name of CALENDAR_NAMES) writeFileSync(new URL(`holidays/${name}.json`, import.meta.url), calendarText(name));
}
