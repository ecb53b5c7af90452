import { runInNewContext } from "node:vm";
import { createLog, maskPhones, type LogFields } from "./log";

/** The line that is written, parsed. */
function logged(message: string, fields?: LogFields): Record<string, unknown> {
  const lines: string[] = [];
  createLog("dialer", "debug", (line) => lines.push(line)).warn(message, fields);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[^\n]*\n$/);
  return JSON.parse(lines[0] ?? "") as Record<string, unknown>;
}

describe("a log", () => {
  it("writes one JSON object a line", () => {
    expect(logged("two\nlines", { count: 2 })).toEqual({ time: expect.stringMatching(/^\d{4}-.*Z$/) as string, level: "warn", service: "dialer", message: "two\nlines", count: 2 });
  });

  it("drops lines below its level", () => {
    const lines: string[] = [];
    const log = createLog("dialer", "warn", (line) => lines.push(line));
    log.debug("no");
    log.info("no");
    log.warn("yes");
    log.error("yes");
    expect(lines).toHaveLength(2);
  });

  it("masks phone numbers in the message, in fields at any depth, and in errors", () => {
    const line = JSON.stringify(
      logged("dialing +4915112345678", {
        contact: { phones: ["+12025550100"], note: "call +447700900123!" },
        url: "/contacts?phone=%2B12025550100",
        error: Object.assign(new Error("no route to +33612345678"), { cause: new Error("+8613912345678 is barred") }),
      }),
    );
    expect(line).not.toMatch(/(\+|%2B)\d{3,}/);
    expect(line).toContain("dialing +49*********78");
    expect(line).toContain("phone=%2B12*******00");
    expect(line).toContain("call +44********23!");
  });

  it("masks numbers in fields named after a phone, in any spelling and at any depth, also in maps, sets, classes and JSON", () => {
    class Contact {
      phone = "(202) 555-0142";
      toJSON() {
        return { phone: this.phone, phones: ["0049 151 12345678", 4915112345678], callerId: "15550100200" };
      }
    }
    const line = JSON.stringify(
      logged("called", {
        contact: new Contact(),
        job: { phone: 12025550143, attempts: [{ callerId: "2025550144" }] },
        byPhone: new Map([["+12025550145", { toNumber: "12025550146" }]]),
        suppressed: new Set(["+12025550147"]),
        phoneHint: 12025550148n,
        body: JSON.stringify({ data: { phone: "+12025550149" } }),
        error: new Error("no route", { cause: { phone: "12025550150" } }),
      }),
    );
    expect(line.replace(/"time":"[^"]*"/, "").replace(/at .*?\\n/g, "")).not.toMatch(/\d{3}[-. ]?\d{4}/);
    expect(line).toContain("(20*) ***-**42");
  });

  it("leaves what is no phone number as it is", () => {
    const fields = { at: "2025-01-20T10:00:00+05:30", offset: "+330", id: "0190a0b0-0000-7000-8000-000000000001", sum: "1+1234567890123456789" };
    expect(logged("offset +0200", fields)).toMatchObject({ message: "offset +0200", ...fields });
  });

  it("writes errors with their code, stack and causes, also those of another realm", () => {
    const error = Object.assign(new Error("not written", { cause: new TypeError("because") }), { code: "23505" });
    expect(logged("failed", { error })["error"]).toMatchObject({ name: "Error", message: "not written", code: "23505", stack: error.stack, cause: { name: "TypeError", message: "because" } });
    expect(logged("failed", { error: runInNewContext("new RangeError('far away')") as unknown })["error"]).toMatchObject({ name: "RangeError", message: "far away" });
    expect(logged("failed", { error: new AggregateError([new Error("first"), new Error("second")]) })["error"]).toMatchObject({ errors: [{ message: "first" }, { message: "second" }] });
  });

  it("writes a line whatever it is given", () => {
    const circular: Record<string, unknown> = {};
    circular["self"] = circular;
    expect(logged("odd", { circular })).toMatchObject({ message: "odd", fields: expect.stringContaining("circular") as string });
    expect(logged("odd", { big: 12n, none: undefined, fn: () => 1 })).toMatchObject({ message: "odd", big: "12" });
  });

  it("keeps its own fields when it is given ones of the same name", () => {
    expect(logged("kept", { message: "lost", level: "lost", service: "lost", time: "lost" })).toMatchObject({ message: "kept", level: "warn", service: "dialer" });
  });
});

describe("maskPhones", () => {
  it.each([
    ["+1234567", "+12***67"],
    ["tel:+123456789012345;ext=1", "tel:+12***********45;ext=1"],
    ["+12025550100,+12025550101", "+12*******00,+12*******01"],
    ["+123456", "+123456"],
    ["+1234567890123456", "+1234567890123456"],
  ])("turns %s into %s", (text, masked) => expect(maskPhones(text)).toBe(masked));
});
