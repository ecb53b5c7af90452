import { instantOf } from "@redial/kernel";
import { numberPlan } from "../number-plan";
import { completeSimulation, type AskedSimulation, type SimulationFacts } from "./complete-simulation";

const UNTIL = instantOf("2025-06-01T00:00:00Z");
const RATES = { version: 3, overall: 0.1, byHour: Array.from({ length: 168 }, () => 0.1) };
const FACTS: SimulationFacts = {
  sharedLimits: (_, carrier) => Promise.resolve([{ of: "carrier", maxConcurrentCalls: carrier.length, callsPerSecond: null }]),
  hourRates: () => Promise.resolve(RATES),
  suppressedUntil: () => Promise.resolve(new Map([["+13125550101", Infinity], ["+13125550102", UNTIL]])),
};
const ASKED: AskedSimulation = {
  retryStrategy: { type: "none" },
  pauseWindows: {},
  timeZone: "UTC",
  timeZoneMode: "contact",
  callingHours: null,
  flow: { enableAMD: false, leaveMessage: false, ringSeconds: 25 },
  frequencyCaps: [],
  coolDowns: [],
  carrier: "trunk",
  maxConcurrentCalls: 10,
  callsPerSecond: null,
  startAt: 0,
  stopAt: null,
  audience: [],
  answers: { profile: "known_consumer" },
  seed: "seed",
  runs: 1,
};
const complete = completeSimulation(FACTS, numberPlan());

it("counts numbers that lie in one place and are suppressed alike, each once", async () => {
  const who = ["+13125550100", "+13125550101", "+13125550102", "+13125550103", "+12125550100", "+13125550100"];
  const { audience } = await complete("organization", { ...ASKED, audience: [{ who, timeZone: null, region: "US" }, { who: ["+12125550100"], timeZone: null, region: null }, { who: 9, timeZone: null, region: null }] });
  const us = { timeZone: null, region: "US" };
  expect(audience).toEqual([
    { ...us, contacts: 2, samplePhone: "+13125550100" },
    { ...us, contacts: 1, samplePhone: "+13125550101", suppressed: { until: null } },
    { ...us, contacts: 1, samplePhone: "+13125550102", suppressed: { until: UNTIL } },
    { ...us, contacts: 1, samplePhone: "+12125550100" },
    { contacts: 9, timeZone: null, region: null },
  ]);
});

it("adds the limits that its organization and its carrier have now", async () => {
  expect((await complete("organization", ASKED)).sharedLimits).toEqual([{ of: "carrier", maxConcurrentCalls: 5, callsPerSecond: null }]);
});

it("adds the learned rates for a strategy that chooses by them, and for no other", async () => {
  const steps = [{ afterMinutes: 60, bestTime: { within: "P2D" } }];
  expect(await complete("organization", { ...ASKED, retryStrategy: { type: "ladder", steps } })).toMatchObject({ hourRates: RATES });
  expect(await complete("organization", ASKED)).not.toHaveProperty("hourRates");
});
