import { loadCallingPacks } from "../calling-packs";
import { assignZone, isZoneUnknown, placeContact, type NumberPlan, type PlaceRules } from "./call-place";

const packs = loadCallingPacks();
const NEW_YORK = "America/New_York";

/** Numbers of one American, one French, one German and one unknown place. */
const plan: NumberPlan = {
  zonesOf: (phone) => (phone.startsWith("+1") ? [NEW_YORK] : phone.startsWith("+33") ? ["Europe/Paris"] : phone.startsWith("+49") ? ["Europe/Berlin"] : []),
  countryOf: (phone) => (phone.startsWith("+1") ? "US" : phone.startsWith("+33") ? "FR" : null),
};

function place(contact: { phone?: string; timeZone?: string | null; region?: string | null }, rules: Partial<PlaceRules>) {
  return placeContact({ phone: "+12025550100", timeZone: null, region: null, ...contact }, { timeZone: "UTC", timeZoneMode: "contact", ...rules }, plan, packs);
}

describe("the zones of a contact", () => {
  it("are the program's, and nothing is kept, when the program says so", () => {
    expect(place({ timeZone: "Europe/Paris" }, { timeZoneMode: "program" })).toBeNull();
  });

  it("are its own entry, else those of its number", () => {
    expect(place({ timeZone: "Europe/Paris" }, {})).toEqual({ zones: ["Europe/Paris"], evidence: "contact", pack: null, hoursZones: null });
    expect(place({}, {})).toEqual({ zones: [NEW_YORK], evidence: "number", pack: null, hoursZones: null });
  });

  it("are not taken from an entry that is no zone", () => {
    expect(place({ timeZone: "Mars/Base" }, {})).toMatchObject({ zones: [NEW_YORK], evidence: "number" });
  });

  it("are unknown, and the job held, when neither says", () => {
    const unknown = place({ phone: "+881612345678" }, {});
    expect(unknown && isZoneUnknown(unknown)).toBe(true);
    expect(unknown && isZoneUnknown(assignZone(unknown, "Europe/Paris"))).toBe(false);
    expect(unknown && assignZone(unknown, "Europe/Paris")).toMatchObject({ zones: ["Europe/Paris"], evidence: "operator" });
  });
});

describe("the calling rules of a contact", () => {
  it.each<[string, string | null, string, string | null]>([
    ["the state's", "US-FL", "+12025550100", "us-fl"],
    ["the state's, however it is written", " us-fl", "+12025550100", "us-fl"],
    ["the country's when the state has none", "US-TX", "+12025550100", "us"],
    ["the country's", "FR", "+12025550100", "fr"],
    ["the number's country's without a region", null, "+33612345678", "fr"],
    ["the number's country's when the region is no code", "Île-de-France", "+33612345678", "fr"],
    ["the number's country's when the region's has none", "DE", "+33612345678", "fr"],
    ["none for a number of a country without rules", null, "+4915112345678", null],
    ["never those for a kind of call", "US-DEBT", "+12025550100", "us"],
  ])("by region are %s", (_, region, phone, pack) => {
    expect(place({ phone, region }, { callingHours: "contact_region" })?.pack).toBe(pack);
  });

  it("are one pack for all when the program names it", () => {
    expect(place({ region: "FR" }, { callingHours: "us-debt", timeZoneMode: "program" })?.pack).toBe("us-debt");
  });

  it("are read in the zones of the person called, whatever the zones of pause windows", () => {
    expect(place({}, { callingHours: "us", timeZoneMode: "program" })).toEqual({ zones: ["UTC"], evidence: "program", pack: "us", hoursZones: [NEW_YORK] });
  });

  it("are read in the contact's own zone and in the number's when they disagree", () => {
    const hours = { callingHours: "us" };
    expect(place({ timeZone: "America/Chicago" }, hours)).toMatchObject({ zones: ["America/Chicago"], hoursZones: ["America/Chicago", NEW_YORK] });
    expect(place({ timeZone: "US/Eastern" }, hours)).toMatchObject({ hoursZones: ["US/Eastern"] });
  });

  it("hold a job when no zone of the person is known, unless the pack has no hours", () => {
    const nowhere = { phone: "+881612345678", region: "US-FL" };
    const held = place(nowhere, { callingHours: "contact_region", timeZoneMode: "program" });
    expect(held && isZoneUnknown(held)).toBe(true);
    expect(held && assignZone(held, NEW_YORK)).toEqual({ zones: ["UTC"], evidence: "program", pack: "us-fl", hoursZones: [NEW_YORK] });
    const british = place({ ...nowhere, region: "GB" }, { callingHours: "contact_region", timeZoneMode: "program" });
    expect(british && isZoneUnknown(british)).toBe(false);
  });

  it("throw for a pack that does not exist", () => {
    expect(() => place({}, { callingHours: "atlantis" })).toThrow("atlantis");
  });
});
