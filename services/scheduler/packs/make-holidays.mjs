// Writes packs/holidays/*.json from the rules of the package date-holidays; with --check it only fails when they differ. Run it when that package is
// updated, or the years run out.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import Holidays from "date-holidays";

const FIRST_YEAR = 2024;
const LAST_YEAR = 2035;
const CALENDARS = { fr: ["FR"], au: ["AU"], "us-al": ["US", "AL"], "us-la": ["US", "LA"] };

/** All public holidays of a calendar and their substitute days, by date. */
function calendarOf(name) {
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
function calendarText(name) {
  const { firstYear, lastYear, days } = calendarOf(name);
  const lines = days.map(({ date, name: called }) => `    { "date": "${date}", "name": ${JSON.stringify(called)} }`);
  return `{\n  "firstYear": ${firstYear},\n  "lastYear": ${lastYear},\n  "days": [\n${lines.join(",\n")}\n  ]\n}\n`;
}

mkdirSync(new URL("holidays", import.meta.url), { recursive: true });
for (const name of Object.keys(CALENDARS)) {
  const file = new URL(`holidays/${name}.json`, import.meta.url);
  if (!process.argv.includes("--check")) writeFileSync(file, calendarText(name));
  else if (readFileSync(file, "utf8") !== calendarText(name)) throw new Error(`${name}.json is not what date-holidays says now`);
}
