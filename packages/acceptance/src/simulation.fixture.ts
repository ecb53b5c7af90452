import { inPercent, wilson } from "@redial/statistics";
import type { House } from "./house.fixture";
import { launchSimulated } from "./launch-simulated";
import { untilOver } from "./until-over";

const CONTACTS = 600;
const SETTINGS = {
  retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 2 },
  pauseWindows: { monday: [{ startAt: { hour: 12, minute: 0 }, endAt: { hour: 16, minute: 0 } }] },
  flow: { type: "dial", config: { enableAMD: true } },
  timeZone: "America/New_York",
  maxConcurrentCalls: 40,
  startAt: "2025-03-03T11:00:00-05:00",
  answerProfile: "known_consumer",
};

interface Foretold {
  simulateProgram: { connectionRate: { rate: number }; totalCalls: number };
}

/** What a simulation foretells is what a real execution comes to: the same rules, the same people, told apart by chance alone. */
export function simulation(house: () => House): void {
  it("foretells what an execution comes to", async () => {
    const { client } = house();
    const { executionId } = await launchSimulated(client, CONTACTS, { name: "Foretold", settings: SETTINGS });
    const { metrics } = await untilOver(client, executionId);
    const input = { ...SETTINGS, audience: [{ contacts: CONTACTS }], seed: "acceptance", runs: 10 };
    const { simulateProgram: foretold } = await client.ask<Foretold>(
      "query Foretell($input: SimulateProgramInput!) { simulateProgram(input: $input) { connectionRate { rate } totalCalls } }",
      { input },
    );
    const { rate } = foretold.connectionRate;
    const around = inPercent(wilson(Math.round((rate / 100) * CONTACTS), CONTACTS));
    const came = ((metrics?.contactsCompleted ?? 0) / CONTACTS) * 100;
    expect(came).toBeGreaterThan(around?.low ?? 100);
    expect(came).toBeLessThan(around?.high ?? 0);
    expect(foretold.totalCalls / (metrics?.totalCalls ?? 0)).toBeCloseTo(1, 1);
  });
}
