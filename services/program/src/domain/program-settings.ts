import { parseIso, type AudienceId, type Instant, type PauseWindows, type RetryStrategy } from "@redial/kernel";
import { readCallLimits, type CallLimits } from "./call-limits";
import { PLAIN_DIAL, readDialNode, type DialNode } from "./dial-node";
import { readPauseWindows } from "./pause-windows";
import type { ReadPhone } from "./phone";
import { parse, quote, type Parsed, type Place } from "./place";
import { readInstant, readList, readText, readWord } from "./read-fields";
import { readRetryWish } from "./retry-wish";
import { findTimeZone } from "./time-zone";

/** Carriers that a program may name. */
export const CARRIERS = ["simulator", "replay"] as const;
/** One of `CARRIERS`. */
export type Carrier = (typeof CARRIERS)[number];

const SIMULATED: ReadonlySet<Carrier> = new Set<Carrier>(["simulator", "replay"]);

/** Whether a carrier rings no real phone. */
export function isSimulated(carrier: Carrier): boolean {
  return SIMULATED.has(carrier);
}

/** In whose zone pause windows and local times are read. */
export const TIME_ZONE_MODES = ["program", "contact"] as const;
/** One of `TIME_ZONE_MODES`. */
export type TimeZoneMode = (typeof TIME_ZONE_MODES)[number];

/** All that a program says, checked; what was left out has its default. `startAt` and `stopAt` null: at launch, and never. */
export interface ProgramSettings extends CallLimits {
  name: string;
  audienceId: AudienceId;
  retryStrategy: RetryStrategy;
  pauseWindows: PauseWindows;
  flow: DialNode;
  timeZone: string;
  timeZoneMode: TimeZoneMode;
  callerIds: readonly string[];
  carrier: Carrier;
  answerProfile: string | null;
  startAt: Instant | null;
  stopAt: Instant | null;
}

const MOST_CALLER_IDS = 100;

/** A program's document as settings, or every problem it has. All but the name and the audience may be left out. */
export function parseProgramSettings(document: unknown, readPhone: ReadPhone): Parsed<ProgramSettings> {
  return parse(document, [], (place) => {
    const or = <Value>(field: string, fallback: Value, read: (place: Place) => Value | undefined) => (place.at(field).isAbsent ? fallback : read(place.at(field)));
    const name = readText(place.at("name"), { what: "The name", max: 200, invalid: "PROGRAM_NAME_INVALID", missing: "PROGRAM_NAME_MISSING" });
    const audienceId = readText(place.at("audienceId"), { what: "audienceId", max: 100, invalid: "AUDIENCE_ID_INVALID", missing: "AUDIENCE_ID_MISSING" });
    const retryStrategy = readRetryWish(place);
    const pauseWindows = or<PauseWindows>("pauseWindows", {}, readPauseWindows);
    const flow = or("flow", PLAIN_DIAL, readDialNode);
    const timeZone = or("timeZone", "UTC", readTimeZone);
    const timeZoneMode = or<TimeZoneMode>("timeZoneMode", "program", readTimeZoneMode);
    const callerIds = or("callerIds", [], (ids) => readCallerIds(ids, readPhone));
    const limits = readCallLimits(place);
    const carrier = or<Carrier>("carrier", "simulator", (word) => readWord(word, CARRIERS, { what: "carrier", unknown: "CARRIER_UNKNOWN" }));
    const answerProfile = or<string | null>("answerProfile", null, readAnswerProfile);
    const { startAt, stopAt } = readSpan(place);
    if (!name || !audienceId || !retryStrategy || !pauseWindows || !flow || !timeZone || !timeZoneMode || !callerIds) return undefined;
    if (!limits || !carrier || answerProfile === undefined) return undefined;
    return { name, audienceId, retryStrategy, pauseWindows, flow, timeZone, timeZoneMode, callerIds, ...limits, carrier, answerProfile, startAt, stopAt };
  });
}

function readTimeZone(place: Place): string | undefined {
  const zone = typeof place.value === "string" ? findTimeZone(place.value) : null;
  return zone ?? place.refuse("TIME_ZONE_UNKNOWN", `${quote(place.value)} is not an IANA time zone; use a name such as Europe/Paris.`);
}

function readTimeZoneMode(place: Place): TimeZoneMode | undefined {
  return readWord(place, TIME_ZONE_MODES, { what: "timeZoneMode", unknown: "TIME_ZONE_MODE_UNKNOWN" });
}

function readCallerIds(place: Place, readPhone: ReadPhone): string[] | undefined {
  const list = { what: "callerIds", min: 0, max: MOST_CALLER_IDS, invalid: "CALLER_IDS_INVALID", count: "CALLER_IDS_TOO_MANY" };
  const phones = readList(place, list, (one) => {
    const reading = typeof one.value === "string" ? readPhone(one.value) : null;
    if (reading?.kind === "accepted") return reading.phone;
    return one.refuse("CALLER_ID_INVALID", `A caller id must be a phone number in E.164, such as +12025550123, not ${quote(one.value)}.`);
  });
  return phones && [...new Set(phones)];
}

function readAnswerProfile(place: Place): string | undefined {
  return readText(place, { what: "answerProfile", max: 100, invalid: "ANSWER_PROFILE_INVALID" });
}

function readSpan(place: Place): { startAt: Instant | null; stopAt: Instant | null } {
  const read = (field: string, invalid: string) => {
    const text = place.at(field).isAbsent ? undefined : readInstant(place.at(field), { what: field, invalid });
    return text === undefined ? null : parseIso(text);
  };
  const startAt = read("startAt", "START_AT_INVALID");
  const stopAt = read("stopAt", "STOP_AT_INVALID");
  if (startAt !== null && stopAt !== null && stopAt <= startAt) place.at("stopAt").refuse("STOP_NOT_AFTER_START", "stopAt must be after startAt.");
  return { startAt, stopAt };
}
