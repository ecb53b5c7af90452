import { instantOf } from "@redial/kernel";
import { isE164, readSuppression } from "./suppression";

describe("a suppression", () => {
  it("is read without the space around its parts, for good when it has no expiry", () => {
    expect(readSuppression({ phone: " +12025550123 ", reason: " asked us to ", expiresAt: "" })).toEqual({
      kind: "accepted",
      suppression: { phone: "+12025550123", reason: "asked us to", expiresAt: null },
    });
    expect(readSuppression({ phone: "+12025550123", reason: "holiday", expiresAt: "2025-02-01T00:00:00+01:00" })).toMatchObject({ suppression: { expiresAt: instantOf("2025-01-31T23:00:00Z") } });
  });

  it.each([
    ["PHONE_NOT_E164", "phone", { phone: "202 555 0123", reason: "x" }],
    ["PHONE_NOT_E164", "phone", { reason: "x" }],
    ["SUPPRESSION_REASON_INVALID", "reason", { phone: "+12025550123", reason: "  " }],
    ["SUPPRESSION_REASON_INVALID", "reason", { phone: "+12025550123", reason: "x".repeat(501) }],
    ["SUPPRESSION_EXPIRY_INVALID", "expiresAt", { phone: "+12025550123", reason: "x", expiresAt: "next week" }],
  ])("is refused with %s at %s", (code, field, given) => {
    expect(readSuppression(given)).toMatchObject({ kind: "refused", problem: { code, path: [field] } });
  });

  it.each([["+12025550123", true], ["+4420794601", true], ["+0123456789", false], ["12025550123", false], ["+1234567890123456", false], ["+1202555012a", false]])("takes %s for E.164: %s", (text, is) => {
    expect(isE164(text)).toBe(is);
  });
});
