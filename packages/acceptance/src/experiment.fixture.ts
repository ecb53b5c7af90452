import type { RedialClient } from "@redial/start";
import { eventually } from "./eventually";
import { compareExperiment } from "./formulas/compare-experiment";
import type { House } from "./house.fixture";
import { manyContacts } from "./many-contacts";
import { launchExperiment, prepareExperiment } from "./prepare-experiment";

const CONTACTS = 2_401;
const WITHIN_MS = 240_000;
const SETTINGS = { maxConcurrentCalls: 400, answerProfile: "known_consumer", startAt: "2025-03-03T15:00:00Z", flow: { type: "dial", config: { enableAMD: true } } };
const PATIENT = { ...SETTINGS, retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 4 } };

interface Arm {
  name: string;
  size: number;
  execution: { id: string; status: string; totalContacts: number; contactsSkipped: number } | null;
}

interface AdaptiveExperiment {
  endedEarly: string | null;
  waves: { number: number; notBefore: string | null; sizes: number[] }[];
  arms: Pick<Arm, "size" | "execution">[];
  report: { isFinal: boolean; contactsCounted: number } | null;
}

interface Report {
  verdict: { kind: string; leader: string | null; pValue: number; sentence: string };
  arms: { name: string; size: number; compared: { count: number; of: number }; connectionRate: { count: number; of: number }; callsPerConnection: number; costPerConnection: number; averageAttempts: number }[];
  differences: { a: string; b: string; difference: number; interval: { low: number; high: number }; pValue: number; anytimeInterval: { low: number; high: number } }[];
  contactsCounted: number;
  isFinal: boolean;
}

const READ = `query E($id: ID!) { experiment(id: $id) { status arms { name size execution { id status totalContacts contactsSkipped } }
  report(costPerCall: 0.02) { verdict { kind leader pValue sentence } contactsCounted isFinal
    arms { name size compared { count of } connectionRate { count of } callsPerConnection costPerConnection averageAttempts }
    differences { a b difference interval { low high } pValue anytimeInterval { low high } } } } }`;

/** An experiment from its making to its verdict, and one that is stopped, through the gateway and all services. */
export function experiments(house: () => House): void {
  describe("an experiment", () => {
    const read = async (client: RedialClient, id: string) => (await client.ask<{ experiment: { status: string; arms: Arm[]; report: Report | null } }>(READ, { id })).experiment;

    /** An experiment of these settings on so many people. */
    const create = (client: RedialClient, name: string, contacts: number, settings: readonly object[], allocate: "fixed" | "adaptive" = "fixed") =>
      prepareExperiment(client, {
        name,
        contacts: manyContacts(contacts),
        arms: settings.map((one, index) => ({ name: index === 0 ? "once" : "patient", settings: one })),
        question: { baselineRate: 30, smallestLift: 10 },
        allocate,
      });

    it("shares its audience out evenly and for good, and names the arm that is truly better", async () => {
      const { client } = house();
      const id = await create(client, "Once or patiently", CONTACTS, [SETTINGS, PATIENT]);
      expect((await read(client, id)).report).toBeNull();
      await Promise.all([launchExperiment(client, id, "fast_forward"), launchExperiment(client, id, "fast_forward")]);
      const { arms, report } = await eventually("the end of the experiment", async () => {
        const seen = await read(client, id);
        return seen.report?.isFinal ? { arms: seen.arms, report: seen.report } : null;
      }, { withinMs: WITHIN_MS });
      expect(arms.map(({ size, execution }) => [size, execution?.status, execution?.totalContacts])).toEqual([
        [1_201, "completed", 1_201],
        [1_200, "completed", 1_200],
      ]);
      expect(report.verdict).toMatchObject({ kind: "winner", leader: "patient" });
      expect(report.verdict.sentence).toMatch(/^Arm "patient" wins/);
      expect(report.contactsCounted).toBe(CONTACTS);
      for (const arm of report.arms) {
        expect(arm.compared).toEqual(arm.connectionRate);
        expect(arm.costPerConnection).toBeCloseTo(arm.callsPerConnection * 0.02, 9);
      }
      const [once, patient] = report.arms;
      expect(once?.averageAttempts).toBe(1);
      expect(patient?.averageAttempts).toBeGreaterThan(1.5);
      const [difference] = report.differences;
      expect(difference?.interval.high).toBeLessThan(0);
      expect(difference?.anytimeInterval.high).toBeLessThan(0);
      const { compared, faults } = await compareExperiment(client, house().system.cluster.url("reporting"), id);
      expect(faults).toEqual([]);
      expect(compared).toBeGreaterThan(40);
      // The whole audience, each number in one arm.
      const phones = await Promise.all(arms.map(({ execution }) => phonesOf(client, execution?.id ?? "")));
      expect(new Set(phones.flat()).size).toBe(CONTACTS);
    }, WITHIN_MS);

    it("moves its shares while it runs, a wave at a time, when it is adaptive, and deals everybody to one arm all the same", async () => {
      const { client } = house();
      const id = await create(client, "Adaptive", 102, [SETTINGS, PATIENT], "adaptive");
      await launchExperiment(client, id, "fast_forward");
      const query = "query W($id: ID!) { experiment(id: $id) { endedEarly waves { number notBefore sizes } arms { size execution { id status totalContacts } } report { isFinal contactsCounted } } }";
      const { waves, arms, endedEarly, report } = await eventually("the end of both arms", async () => {
        const { experiment } = await client.ask<{ experiment: AdaptiveExperiment }>(query, { id });
        return experiment.report?.isFinal ? experiment : null;
      }, { withinMs: WITHIN_MS });
      expect([endedEarly, report?.contactsCounted, waves.map(({ number }) => number)]).toEqual([null, 102, [1, 2, 3, 4, 5]]);
      expect(waves[0]).toEqual({ number: 1, notBefore: null, sizes: [10, 10] });
      const opened = waves.slice(1).map(({ notBefore }) => notBefore ?? "");
      expect(opened).toEqual([...new Set(opened)].sort());
      expect(arms.map(({ size, execution }) => [execution?.status, execution?.totalContacts === size])).toEqual(Array(2).fill(["completed", true]));
      expect(arms.map(({ size }) => size)).toEqual([0, 1].map((arm) => waves.reduce((sum, { sizes }) => sum + (sizes[arm] ?? 0), 0)));
      const [once = 0, patient = 0] = arms.map(({ size }) => size);
      expect(patient).toBeGreaterThan(once);
      const phones = await Promise.all(arms.map(({ execution }) => phonesOf(client, execution?.id ?? "")));
      expect(new Set(phones.flat()).size).toBe(102);
    }, WITHIN_MS);

    it("is stopped as one thing: all its arms are cancelled, and nothing is said that it could not tell", async () => {
      const { client } = house();
      const id = await create(client, "Stopped", 40, [{ ...SETTINGS, startAt: "2099-01-01T00:00:00Z" }, { ...PATIENT, startAt: "2099-01-01T00:00:00Z" }]);
      await launchExperiment(client, id, "real_time");
      await client.ask("mutation S($id: ID!) { stopExperiment(id: $id) { status } }", { id });
      const { status, arms, report } = await eventually("the end of both arms", async () => {
        const seen = await read(client, id);
        return seen.report?.isFinal ? seen : null;
      });
      expect([status, report?.verdict.kind, report?.contactsCounted]).toEqual(["stopped", "stopped", 0]);
      expect(arms.map(({ execution }) => [execution?.status, execution?.contactsSkipped])).toEqual(Array(2).fill(["cancelled", 20]));
    }, WITHIN_MS);
  });
}

async function phonesOf(client: RedialClient, id: string): Promise<string[]> {
  const phones: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const query = "query J($id: ID!, $after: String) { execution(id: $id) { jobsConnection(first: 1000, after: $after) { edges { node { phone } } pageInfo { hasNextPage endCursor } } } }";
    const page: { execution: { jobsConnection: { edges: { node: { phone: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } } = await client.ask(query, { id, after });
    const { edges, pageInfo } = page.execution.jobsConnection;
    phones.push(...edges.map(({ node }) => node.phone));
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  return phones;
}
