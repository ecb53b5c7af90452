import { systemIds } from "@redial/platform";
import { reportingDatabase, type ReportingDatabase } from "../reporting-database.fixture";
import { experimentReads } from "./experiment-reads";

const ids = systemIds();
const organization = ids.next();
type Result = [result: string | null, reason?: string];

describe("the first jobs of an execution", () => {
  let kept: ReportingDatabase;
  beforeAll(async () => {
    kept = await reportingDatabase();
  });
  afterAll(() => kept.drop());

  async function execution(...results: Result[]): Promise<string> {
    const id = ids.next();
    for (const [result, reason = null] of results) {
      await kept.database.rows("insert into job (id, execution_id, organization_id, result, reason) values ($1, $2, $3, $4, $5)", [ids.next(), id, organization, result, reason]);
    }
    return id;
  }

  it.each<[string, number, Result[]]>([
    ["all, of an execution that is over", 4, [["completed"], ["failed"], ["skipped", "suppressed"], ["message_left"]]],
    ["those before the first that is open", 2, [["completed"], ["failed"], [null], ["completed"]]],
    ["those before the first that a cancellation cut short", 1, [["failed"], ["skipped", "cancelled"], ["completed"]]],
    ["none while the first is open", 0, [[null], ["completed"]]],
    ["none of an execution that nobody has heard of", 0, []],
  ])("are over: %s", async (_, over, results) => {
    expect(await experimentReads(kept.database).overFromFirst(organization, await execution(...results))).toBe(over);
  });

  it("are completed as they are among so many, and are no other organization's", async () => {
    const reads = experimentReads(kept.database);
    const id = await execution(["completed"], ["failed"], ["completed"], ["completed"]);
    expect(await Promise.all([0, 1, 3, 4].map((first) => reads.completedOfFirst(organization, id, first)))).toEqual([0, 1, 2, 3]);
    expect([await reads.completedOfFirst(ids.next(), id, 4), await reads.overFromFirst(ids.next(), id)]).toEqual([0, 0]);
  });
});
