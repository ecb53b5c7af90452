import { openOrganization, redialClient, type RedialClient } from "@redial/start";
import type { HistoricContact } from "./call-history";
import { eventually } from "./eventually";
import type { House } from "./house.fixture";
import { launchHistory } from "./launch-history";
import { untilOver } from "./until-over";

interface Hour {
  weekday: string;
  hour: number;
  attempts: number;
  completed: number;
  publishedRate: number | null;
}
interface Learned {
  version: number;
  hours: Hour[];
}
interface Because {
  rule: string;
  sentence: string;
}

const ONCE = { timeZone: "UTC", pauseWindows: {}, retryStrategy: { type: "none" } };
const AT_BEST = { ...ONCE, retryStrategy: { type: "ladder", steps: [{ bestTime: { within: "P1D" } }] }, startAt: "2025-01-26T09:10:00Z" };
/** Sundays at nine reach 30 of 200, those at eighteen 150 of 200. */
const TAUGHT = [
  { hour: 9, reached: 30 },
  { hour: 18, reached: 150 },
];
const CALLED = 200;

/** From attempts over the rates that they teach to the hour of another call: each step another service's, told by events alone. */
export function learnedHours(house: () => House): void {
  it("a step at the best time calls at the hour that earlier attempts of the organization have taught, and says by which rates", async () => {
    const { system, history } = house();
    const client = redialClient(system.gatewayUrl, await openOrganization(system, "Learns hours"));
    let learned: Learned | undefined;
    for (const [taught, { hour, reached }] of TAUGHT.entries()) {
      const people = [...atDial(history, 1).slice(0, reached), ...atDial(history, 4).slice(0, CALLED - reached)];
      const { executionId } = await launchHistory(client, people, { name: `Sunday ${hour}`, settings: { ...ONCE, startAt: `2025-01-19T${String(hour).padStart(2, "0")}:00:00Z` } });
      await untilOver(client, executionId);
      // Reporting looks again after 200 more attempts: a look in the middle of the second hour would be the last one.
      learned = await eventually(`rates of ${taught + 1} hours`, () => ratesOf(client, taught + 1));
    }
    const { version, hours } = learned ?? { version: 0, hours: [] };
    const sundays = hours.filter(({ attempts }) => attempts > 0);
    expect(sundays).toMatchObject(TAUGHT.map(({ hour, reached }) => ({ weekday: "sunday", hour, attempts: CALLED, completed: reached })));

    const [person] = atDial(history, 2);
    const [bestTime] = await eventually("a plan by those rates", () => planOf(client, person ? [person] : [], version));
    expect(bestTime?.sentence).toContain(`calls on Sundays 18:00–19:00 reach ${(sundays[1]?.publishedRate ?? NaN).toFixed(1)} %`);
    expect(bestTime?.sentence).toMatch(/to Sunday 2025-01-26 18:\d\d(:\d\d)? \(UTC\)\.$/);
  });
}

function atDial(history: readonly HistoricContact[], dial: number): HistoricContact[] {
  return history.filter(({ dials }) => dials === dial);
}

/** What is published once as many hours are in it. */
async function ratesOf(client: RedialClient, hoursTaught: number): Promise<Learned | null> {
  const { bestTimes } = await client.ask<{ bestTimes: Learned }>("{ bestTimes(clock: fast_forward) { version hours { weekday hour attempts completed publishedRate } } }");
  return bestTimes.hours.filter(({ publishedRate }) => publishedRate !== null).length === hoursTaught ? bestTimes : null;
}

let plans = 0;

/** Why the second attempt of somebody came when it came; null while that was planned by other rates than these. */
async function planOf(client: RedialClient, people: readonly HistoricContact[], version: number): Promise<Because[] | null> {
  const { executionId } = await launchHistory(client, people, { name: `At the best time ${++plans}`, settings: AT_BEST });
  await untilOver(client, executionId);
  const { execution } = await client.ask<{ execution: { jobs: { id: string }[] } }>("query Jobs($id: ID!) { execution(id: $id) { jobs { id } } }", { id: executionId });
  const why = "query Why($id: ID!) { explainJob(id: $id) { attempts { because { rule sentence } } } }";
  const { explainJob } = await client.ask<{ explainJob: { attempts: { because: Because[] }[] } }>(why, { id: execution.jobs[0]?.id });
  const found = explainJob.attempts[1]?.because.filter(({ rule }) => rule === "best_time") ?? [];
  return found.some(({ sentence }) => sentence.includes(`(version ${version})`)) ? found : null;
}
