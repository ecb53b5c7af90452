import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CoolDown, FrequencyCap } from "@redial/kernel";

const FOLDER = join(__dirname, "..", "..", "..", "packs");
const DAY = 1_440;
const DAY_MS = 86_400_000;
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

interface PackFile {
  id: string;
  extends?: string;
  hours?: Record<string, { from: string; until: string }[]>;
  closedOnHolidays?: string;
  frequencyCaps?: FrequencyCap[];
  coolDowns?: CoolDown[];
}

interface CalendarFile {
  firstYear: number;
  lastYear: number;
  days: { date: string; name: string }[];
}

/** A pack of calling rules as the oracle reads its file: the same data, none of the scheduler's code. */
export interface OraclePack {
  readonly id: string;
  /** Whether the pack, or one that it extends, names hours at all. */
  readonly hasHours: boolean;
  /** For each minute of the week from Monday on, whether every pack of the line lets it ring. */
  readonly open: Uint8Array;
  /** The names of holidays by local day, counted from 1970-01-01; null: holidays are as other days. */
  readonly holidays: ReadonlyMap<number, string> | null;
  /** The first known day, and the first that is not known any more. */
  readonly knownDays: readonly [from: number, until: number];
  readonly caps: readonly FrequencyCap[];
  readonly coolDowns: readonly CoolDown[];
}

/** All packs by id. */
export const ORACLE_PACKS: ReadonlyMap<string, OraclePack> = readPacks();

function readPacks(): Map<string, OraclePack> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json")).map((name) => read<PackFile>(name));
  const lineOf = (id: string | undefined): PackFile[] => files.filter((file) => file.id === id).flatMap((file) => [file, ...lineOf(file.extends)]);
  return new Map(files.map(({ id }) => [id, packOf(id, lineOf(id))]));
}

function packOf(id: string, line: readonly PackFile[]): OraclePack {
  const [calendar] = line.flatMap(({ closedOnHolidays }) => (closedOnHolidays === undefined ? [] : [read<CalendarFile>(join("holidays", `${closedOnHolidays}.json`))]));
  return {
    id,
    hasHours: line.some(({ hours }) => hours !== undefined),
    open: Uint8Array.from({ length: 7 * DAY }, (_, minute) => (line.every(({ hours }) => !hours || isOpen(hours, minute)) ? 1 : 0)),
    holidays: calendar ? new Map(calendar.days.map(({ date, name }) => [dayOf(date), name])) : null,
    knownDays: calendar ? [dayOf(`${calendar.firstYear}-01-01`), dayOf(`${calendar.lastYear + 1}-01-01`)] : [-Infinity, Infinity],
    caps: line.flatMap(({ frequencyCaps }) => frequencyCaps ?? []),
    coolDowns: line.flatMap(({ coolDowns }) => coolDowns ?? []),
  };
}

function isOpen(hours: NonNullable<PackFile["hours"]>, minuteOfWeek: number): boolean {
  const weekday = DAYS[Math.floor(minuteOfWeek / DAY)] ?? "";
  const minute = minuteOfWeek % DAY;
  return (hours[weekday] ?? []).some(({ from, until }) => minuteOf(from) <= minute && minute < minuteOf(until));
}

function minuteOf(text: string): number {
  const [hour, minute] = text.split(":").map(Number);
  return (hour ?? NaN) * 60 + (minute ?? NaN);
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function read<File>(name: string): File {
  return JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as File;
}
