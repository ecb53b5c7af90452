import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CALLING_RULE_PACKS, COOL_DOWN_CAUSES, type CallingRulePack } from "@redial/kernel";
import { z } from "zod";
import { isWithin, minuteOf, type CallingHours, type CallingPacks, type CallingRules, type HolidayCalendar } from "./domain/calling-rules";

const PACKS = join(__dirname, "..", "packs");

const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .transform((text) => ({ hour: Number(text.slice(0, 2)), minute: Number(text.slice(3)) }));
const daily = z
  .strictObject({ from: clockTime, until: clockTime })
  .refine(({ from, until }) => minuteOf(from) < minuteOf(until), "hours end after they begin, on the same day");
const hours: z.ZodType<CallingHours> = z.partialRecord(z.enum(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]), z.array(daily).min(1));
const day = z.iso.date();
const count = z.int().min(1);

const packFile = z
  .strictObject({
    id: z.enum(CALLING_RULE_PACKS),
    version: z.string().regex(/^\d{4}-\d{2}(\.\d+)?$/),
    name: z.string(),
    effectiveFrom: day,
    sources: z.array(z.string()).min(1),
    extends: z.enum(CALLING_RULE_PACKS).optional(),
    hours: hours.optional(),
    closedOnHolidays: z.string().optional(),
    frequencyCaps: z.array(z.strictObject({ max: count, perHours: count.optional(), perDays: count.optional(), calendar: z.boolean().optional() })).default([]),
    coolDowns: z.array(z.strictObject({ after: z.enum(COOL_DOWN_CAUSES), hours: count })).default([]),
    duties: z
      .strictObject({
        abandonedShareAtMost: z.number().min(0).max(1),
        abandonedOverDays: count,
        ringSecondsAtLeast: count,
        optOutWithinBusinessDays: count,
        doNotCallListDaysOldAtMost: count,
        priorConsentFrom: day,
        numberAnswerableDays: count,
      })
      .partial()
      .default({}),
  })
  .refine(({ hours: own, closedOnHolidays }) => own !== undefined || closedOnHolidays === undefined, "a pack that is closed on holidays has hours");
type PackFile = z.infer<typeof packFile>;

const calendarFile: z.ZodType<HolidayCalendar> = z.strictObject({
  firstYear: z.int(),
  lastYear: z.int(),
  days: z.array(z.strictObject({ date: day, name: z.string() })).min(1),
});

/**
 * The packs of calling rules, one file each in `packs/`, parsed and checked: exactly those that the kernel names, each with its parents' rules in it.
 * Throws on a file that is wrong, and on a pack that would allow what its parent does not.
 */
export function loadCallingPacks(folder: string = PACKS): CallingPacks {
  const files = new Map(readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => [name.slice(0, -5), packFile.parse(readJson(join(folder, name)))]));
  const stray = [...files].find(([name, { id }]) => name !== id);
  if (stray) throw new Error(`${stray[0]}.json calls itself ${stray[1].id}`);
  const calendarOf = (name: string) => calendarFile.parse(readJson(join(folder, "holidays", `${name}.json`)));
  return new Map(CALLING_RULE_PACKS.map((id) => [id, resolve(id, files, calendarOf)]));
}

function resolve(id: CallingRulePack, files: ReadonlyMap<string, PackFile>, calendarOf: (name: string) => HolidayCalendar): CallingRules {
  const file = files.get(id);
  if (!file) throw new Error(`there is no file for the calling rules ${id}`);
  const { version, name, effectiveFrom, sources, closedOnHolidays } = file;
  const parent = file.extends && resolve(file.extends, files, calendarOf);
  if (file.hours && parent?.hours && !isWithin(file.hours, parent.hours)) throw new Error(`the calling rules ${id} allow hours that ${parent.id} does not`);
  return {
    id,
    version,
    name,
    effectiveFrom,
    sources: [...sources, ...(parent?.sources ?? [])],
    hours: file.hours ?? parent?.hours ?? null,
    holidays: closedOnHolidays === undefined ? (parent?.holidays ?? null) : calendarOf(closedOnHolidays),
    frequencyCaps: [...file.frequencyCaps, ...(parent?.frequencyCaps ?? [])],
    coolDowns: [...file.coolDowns, ...(parent?.coolDowns ?? [])],
    duties: { ...parent?.duties, ...file.duties },
  };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
