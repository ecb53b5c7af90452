import { phonesOf } from "./read-phone";

describe("a phone number", () => {
  it.each([
    ["+1 (202) 555-0123", null, "+12025550123", "US"],
    ["06 12 34 56 78", "fr", "+33612345678", "FR"],
    ["0033 6 12 34 56 78", "FR", "+33612345678", "FR"],
    ["+44 20 7946 0018", "FR", "+442079460018", "GB"],
    ["+1 416 555 0123", null, "+14165550123", "CA"],
    ["+800 1234 5678", null, "+80012345678", null],
  ])("%s with the default country %s is %s, of %s", (text, defaultCountry, phone, country) => {
    expect(phonesOf(defaultCountry)(text)).toEqual({ kind: "accepted", phone, country });
  });

  it.each([
    ["PHONE_HAS_LETTERS", "1-800-FLOWERS", "US"],
    ["PHONE_HAS_LETTERS", "+1 202 555 0123 ext 5", null],
    ["PHONE_COUNTRY_MISSING", "06 12 34 56 78", null],
    ["PHONE_INVALID", "+1 202 555 012", null],
    ["PHONE_INVALID", "+999 123 456 789", null],
    ["PHONE_INVALID", "06 12", "FR"],
    ["PHONE_INVALID", "+".padEnd(60, "1"), null],
  ])("is refused with %s: %s", (code, text, country) => {
    expect(phonesOf(country)(text)).toMatchObject({ kind: "refused", code });
  });

  it("has no default country that does not exist", () => {
    expect(() => phonesOf("France")).toThrow(expect.objectContaining({ code: "COUNTRY_UNKNOWN", field: ["defaultCountry"] }));
  });
});
