import { readCarrierLimits } from "./carrier-limits";

describe("CARRIER_LIMITS", () => {
  it.each([undefined, "", "{}"])("limits nothing when it is %j", (text) => expect(readCarrierLimits({ CARRIER_LIMITS: text }).size).toBe(0));

  it("names the limits of carriers, one or both of each", () => {
    const limits = readCarrierLimits({ CARRIER_LIMITS: '{"simulator":{"maxConcurrentCalls":200,"callsPerSecond":0.5},"replay":{"callsPerSecond":20}}' });
    expect([...limits]).toEqual([
      ["simulator", { maxConcurrentCalls: 200, callsPerSecond: 0.5 }],
      ["replay", { maxConcurrentCalls: null, callsPerSecond: 20 }],
    ]);
  });

  it.each(["simulator=5", "[]", "5", '{"simulator":5}', '{"simulator":{"max":5}}', '{"simulator":{"maxConcurrentCalls":2.5}}', '{"simulator":{"callsPerSecond":0}}', '{"simulator":{"callsPerSecond":"5"}}', '{"simulator":{"callsPerSecond":1e-9}}'])(
    "is refused when it is %s",
    (text) => expect(() => readCarrierLimits({ CARRIER_LIMITS: text })).toThrow(expect.objectContaining({ code: "CONFIG_INVALID", field: ["CARRIER_LIMITS"] })),
  );
});
