import { placeRequest, reconcileRequest } from "./http-requests";

const call = { id: "a", tag: "t", phone: "+12125550100", ringSeconds: 25, clock: "real_time", seed: "s", profile: "b2b", attempt: 1 };

describe("a request to place calls", () => {
  it("needs little, and reads instants", () => {
    const [order] = placeRequest.parse({ calls: [{ ...call, startAt: "2025-01-01T00:00:00Z" }] }).calls;
    expect(order).toMatchObject({ fencingToken: 1, enableAMD: false, startAt: 1_735_689_600_000, timeZone: null });
  });

  it.each([
    ["no phone", { phone: "212 555" }],
    ["a date without a zone", { startAt: "2025-01-01" }],
    ["a zone that does not exist", { timeZone: "Mars/Olympus" }],
    ["a virtual call that starts at no time", { clock: "fast_forward" }],
    ["attempt 0", { attempt: 0 }],
  ])("is refused with %s", (_what, change) => expect(placeRequest.safeParse({ calls: [{ ...call, ...change }] }).success).toBe(false));

  it("is refused when an id comes twice", () => {
    expect(placeRequest.safeParse({ calls: [call, call] }).success).toBe(false);
    expect(reconcileRequest.safeParse({ calls: [{ id: "a" }, { id: "a" }] }).success).toBe(false);
  });
});
