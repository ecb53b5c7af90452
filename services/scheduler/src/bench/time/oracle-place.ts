import { ORACLE_PACKS } from "./oracle-pack";

/** A contact and what its program says of zones and calling hours. */
export interface AskedContact {
  readonly phone: string;
  readonly timeZone: string | null;
  readonly region: string | null;
  readonly timeZoneMode: "program" | "contact";
  readonly callingHours: string | undefined;
}

/** Where the oracle takes a person to be: null for zones that nobody knows, and for hours of a pack that has none. */
export interface OraclePlace {
  readonly pack: string | null;
  readonly evidence: "program" | "contact" | "number";
  readonly zones: readonly string[];
  readonly hoursZones: readonly string[] | null;
}

/** Numbers as the tables of a numbering plan would have them, and some that no table knows; islands and free numbers lie in many zones. */
export const NUMBERS: Readonly<Record<string, { zones: readonly string[]; country: string | null }>> = {
  "+12055550100": { zones: ["America/Chicago"], country: "US" },
  "+12125550100": { zones: ["America/New_York"], country: "US" },
  "+18085550100": { zones: ["Pacific/Honolulu"], country: "US" },
  "+18005550100": { zones: ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"], country: "US" },
  "+17095550100": { zones: ["America/St_Johns"], country: "CA" },
  "+14165550100": { zones: ["America/Toronto"], country: "CA" },
  "+33123456789": { zones: ["Europe/Paris"], country: "FR" },
  "+442079460100": { zones: ["Europe/London"], country: "GB" },
  "+61255501234": { zones: ["Australia/Sydney"], country: "AU" },
  "+61855501234": { zones: ["Australia/Adelaide", "Australia/Perth"], country: "AU" },
  "+911123456789": { zones: ["Asia/Calcutta"], country: "IN" },
  "+56221234567": { zones: ["America/Santiago"], country: null },
  "+88213123456": { zones: [], country: null },
};

/** No region chooses rules that hold for one kind of call. */
const NOT_BY_REGION = "us-debt";

/** Places a person by the sentences of the documentation. */
export function oraclePlace({ phone, timeZone, region, timeZoneMode, callingHours }: AskedContact, programZone: string): OraclePlace {
  const number = NUMBERS[phone] ?? { zones: [], country: null };
  const own = timeZone !== null && nameOf(timeZone) !== null ? timeZone : null;
  const pack = callingHours === "contact_region" ? packByRegion(region, number.country) : (callingHours ?? null);
  const hoursZones = pack !== null && ORACLE_PACKS.get(pack)?.hasHours ? zonesCalled(own, number.zones) : null;
  if (timeZoneMode === "program") return { pack, evidence: "program", zones: [programZone], hoursZones };
  return own === null ? { pack, evidence: "number", zones: number.zones, hoursZones } : { pack, evidence: "contact", zones: [own], hoursZones };
}

/** Whether a zone that matters is not known. */
export function isHeld({ zones, hoursZones }: OraclePlace): boolean {
  return zones.length === 0 || hoursZones?.length === 0;
}

/** The contact's own zone; and where its number lies elsewhere, there too. */
function zonesCalled(own: string | null, ofNumber: readonly string[]): readonly string[] {
  if (own === null) return ofNumber;
  return ofNumber.map(nameOf).includes(nameOf(own)) ? [own] : [own, ...ofNumber];
}

/** The rules of the state, else of its country, else of the country of the number. */
function packByRegion(region: string | null, country: string | null): string | null {
  const [land = "", state, ...more] = (region ?? "").trim().toLowerCase().split("-");
  const isRegion = land.length === 2 && more.length === 0 && (state === undefined || (state.length >= 1 && state.length <= 3));
  const wanted = [...(isRegion ? [`${land}-${state ?? ""}`, land] : []), country?.toLowerCase() ?? ""];
  return wanted.find((id) => id !== NOT_BY_REGION && ORACLE_PACKS.has(id)) ?? null;
}

const names = new Map<string, string | null>();

/** The name that Intl has for a zone, by whichever it is called; null for no zone. */
function nameOf(zone: string): string | null {
  let name = names.get(zone);
  if (name === undefined) names.set(zone, (name = askIntl(zone)));
  return name;
}

function askIntl(zone: string): string | null {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
