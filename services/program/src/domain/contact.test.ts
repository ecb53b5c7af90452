import { parseContact } from "./contact";
import { mergeContacts } from "./merge-contacts";
import type { ReadPhone } from "./phone";

const readPhone: ReadPhone = (text) => (/^\+\d+$/.test(text) ? { kind: "accepted", phone: text, country: text.startsWith("+1") ? "US" : "DE" } : { kind: "refused", code: "PHONE_INVALID", message: "No." });
const phone = "+12025550123";

describe("a contact", () => {
  it("needs a phone only; empty texts are left out", () => {
    const value = { phone, timeZone: null, region: null, externalId: null, attributes: {} };
    expect(parseContact({ phone, timeZone: "", region: " ", externalId: null }, readPhone)).toEqual({ kind: "accepted", value });
  });

  it("has its zone in IANA's spelling", () => {
    expect(parseContact({ phone, timeZone: "europe/paris" }, readPhone)).toMatchObject({ value: { timeZone: "Europe/Paris" } });
    expect(parseContact({ phone, timeZone: "Asia/Kolkata" }, readPhone)).toMatchObject({ value: { timeZone: "Asia/Kolkata" } });
  });

  it.each([
    ["us-fl", "US-FL"],
    ["US_FL", "US-FL"],
    [" fr ", "FR"],
    ["uk", "GB"],
    ["IDF", "IDF"],
    ["Île-de-France", "Île-de-France"],
    ["us-florida", "us-florida"],
  ])("has for its region %s: the code as ISO writes it, and any other text as it is", (region, kept) => {
    expect(parseContact({ phone, region }, readPhone)).toMatchObject({ kind: "accepted", value: { region: kept } });
  });

  it.each([
    ["+12025550123", "fl", "US-FL"],
    ["+12025550123", "CA", "US-CA"],
    ["+12025550123", "FR", "FR"],
    ["+12025550123", "us-ca", "US-CA"],
    ["+4930123456", "DE", "DE"],
    ["+4930123456", "FL", "FL"],
  ])("of the number %s with the region %s lives in %s: a state alone is one beside a number of the US only", (number, region, kept) => {
    expect(parseContact({ phone: number, region }, readPhone)).toMatchObject({ kind: "accepted", value: { region: kept } });
  });

  it.each<[string, string, unknown]>([
    ["PHONE_MISSING", "phone", {}],
    ["PHONE_INVALID", "phone", { phone: 12025550123 }],
    ["PHONE_INVALID", "phone", { phone: "12" }],
    ["CONTACT_TIME_ZONE_UNKNOWN", "timeZone", { phone, timeZone: "Mars/Base" }],
    ["CONTACT_REGION_INVALID", "region", { phone, region: "x".repeat(101) }],
    ["CONTACT_EXTERNAL_ID_INVALID", "externalId", { phone, externalId: "a\0b" }],
    ["CONTACT_ATTRIBUTES_INVALID", "attributes", { phone, attributes: ["a"] }],
    ["CONTACT_ATTRIBUTES_INVALID", "attributes", { phone, attributes: { name: ["\ud800"] } }],
    ["CONTACT_ATTRIBUTES_TOO_LARGE", "attributes", { phone, attributes: { note: "x".repeat(16_384) } }],
  ])("is refused with %s at %s", (code, path, contact) => {
    const parsed = parseContact(contact, readPhone);
    expect(parsed.kind === "refused" && parsed.problems.map((problem) => [problem.code, problem.path.join(".")])).toEqual([[code, path]]);
  });
});

describe("contacts with one phone and externalId", () => {
  const draft = { phone, externalId: null, timeZone: null, region: null, attributes: {} };

  it("become one: attributes are joined, the later value wins, nothing given takes nothing away", () => {
    const merged = mergeContacts([
      { ...draft, timeZone: "UTC", region: "DC", attributes: { a: 1, b: 1 } },
      { ...draft, externalId: "7" },
      { ...draft, region: "MD", attributes: { b: 2 } },
    ]);
    expect(merged).toEqual([
      { ...draft, timeZone: "UTC", region: "MD", attributes: { a: 1, b: 2 } },
      { ...draft, externalId: "7" },
    ]);
  });
});
