import { numberPlan } from "./number-plan";

const plan = numberPlan();

describe("the zones of a number", () => {
  it.each([
    ["+12025550123", ["America/New_York"]],
    ["+13125550123", ["America/Chicago"]],
    ["+33612345678", ["Europe/Paris"]],
    ["+442079460100", ["Europe/London"]],
    ["+14155550123", ["America/Los_Angeles"]],
  ])("of %s are those of its longest known prefix", (phone, zones) => {
    expect(plan.zonesOf(phone)).toEqual(zones);
  });

  it("are all of its country's when it has no area", () => {
    expect(plan.zonesOf("+18005550123")).toHaveLength(42);
    expect(plan.zonesOf("+18005550123")).toContain("Pacific/Honolulu");
  });

  it("are unknown for a code that no country has", () => {
    expect(plan.zonesOf("+881612345678")).toEqual([]);
    expect(plan.zonesOf("+")).toEqual([]);
  });

  it("are zones that Intl knows, for every prefix", () => {
    for (const code of ["1", "7", "20", "44", "55", "61", "91", "212", "351", "598", "670", "998"]) {
      for (const zone of plan.zonesOf(`+${code}`)) expect(() => new Intl.DateTimeFormat("en", { timeZone: zone })).not.toThrow();
    }
  });
});

describe("the country of a number", () => {
  it.each([
    ["+12025550123", "US"],
    ["+17875550123", "US"],
    ["+16715550123", "US"],
    ["+18005550123", "US"],
    ["+14165550123", "CA"],
    ["+17095550123", "CA"],
    ["+18675550123", "CA"],
    ["+18765550123", null],
    ["+33612345678", "FR"],
    ["+447400123456", "GB"],
    ["+61412345678", "AU"],
    ["+919812345678", "IN"],
    ["+4915112345678", null],
  ])("of %s is %s", (phone, country) => {
    expect(plan.countryOf(phone)).toBe(country);
  });
});
