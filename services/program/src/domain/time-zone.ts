const LISTED: ReadonlyMap<string, string> = new Map(["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone) => [zone.toLowerCase(), zone]));

/** Older names of zones, such as Asia/Kolkata beside Asia/Calcutta, are not listed and dear to try; those that were right are remembered, up to a bound. */
const aliases = new Set<string>();
const MOST_ALIASES = 2_000;

/** The IANA time zone that a text names, in its own spelling; null when there is none. Bare offsets such as +02:00 are no zones: they know no summer time. */
export function findTimeZone(text: string): string | null {
  const listed = LISTED.get(text.toLowerCase());
  if (listed) return listed;
  if (aliases.has(text)) return text;
  if (!/^[A-Z][A-Za-z0-9_+/-]*$/.test(text) || !isKnown(text)) return null;
  if (aliases.size < MOST_ALIASES) aliases.add(text);
  return text;
}

function isKnown(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
