import { systemIds } from "@redial/platform";
import { readExperiment, type LaunchedExperiment } from "./read-experiment";
import { reportingDatabase, type ReportingDatabase } from "./reporting-database.fixture";
import { storedReports } from "./store/stored-reports";

const ids = systemIds();
const organization = ids.next();
const question = { baselineRate: 40, smallestLift: 20, power: 0.8, alpha: 0.05 };
/** So many completed, then failed, then (null) open ones. */
type Part = [completed: number, failed: number, open?: number];

describe("an experiment read from what is stored", () => {
  let kept: ReportingDatabase;
  beforeAll(async () => {
    kept = await reportingDatabase();
  });
  afterAll(() => kept.drop());

  async function execution(...parts: Part[]): Promise<string> {
    const id = ids.next();
    const results = parts.flatMap(([completed, failed, open = 0]) => [...Array<string>(completed).fill("completed"), ...Array<string>(failed).fill("failed"), ...Array<null>(open).fill(null)]);
    await kept.database.rows("insert into job (id, execution_id, organization_id, result) select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[])", [
      results.map(() => ids.next()),
      results.map(() => id),
      results.map(() => organization),
      results,
    ]);
    return id;
  }
  const read = (experiment: LaunchedExperiment) => readExperiment(storedReports(kept.database), organization, experiment);
  const arm = (name: string, executionId: string, size: number) => ({ name, executionId, size });

  it("compares within the waves that are over for every arm, and leaves the rest", async () => {
    // The easy wave was given mostly to B and the hard one to A: 33 and 47 of 100, though A leads by ten points in both.
    const arms = [arm("A", await execution([6, 4], [27, 63], [10, 0]), 110), arm("B", await execution([45, 45], [2, 8], [9, 0, 1]), 110)];
    const waves = [{ shares: [0.1, 0.9], sizes: [10, 90] }, { shares: [0.9, 0.1], sizes: [90, 10] }, { shares: [0.5, 0.5], sizes: [10, 10] }];
    const report = await read({ question, isStopped: false, arms, adaptive: { contacts: 600, leastShare: 0.1, waves, isEndedEarly: false } });
    expect(report.verdict.leader).toBe("A");
    expect(report.arms.map(({ counted }) => [counted.count, counted.of, counted.rate])).toEqual([[33, 100, expect.closeTo(45, 9)], [47, 100, expect.closeTo(35, 9)]]);
    expect(report.differences).toMatchObject([{ difference: expect.closeTo(10, 9) as number, interval: null, pValue: null }]);
    expect(report.waves.map((wave) => wave.arms.map(({ compared }) => compared && [compared.count, compared.of]))).toEqual([[[6, 10], [45, 90]], [[27, 90], [2, 10]], [null, null]]);
    expect([report.contactsCounted, report.contactsPlanned]).toEqual([200, 600]);
  });

  it("compares the same part of every arm where the split is fixed, and tells no waves", async () => {
    const arms = [arm("A", await execution([30, 70]), 100), arm("B", await execution([25, 25, 50]), 100)];
    const report = await read({ question, isStopped: false, arms });
    expect(report.arms.map(({ counted }) => [counted.count, counted.of])).toEqual([[30, 50], [25, 50]]);
    expect(report.waves).toEqual([]);
    expect(report.differences[0]?.interval).not.toBeNull();
  });
});
