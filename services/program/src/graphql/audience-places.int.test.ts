import { startLaunching, type Launching } from "../launches.fixture";
import { readAudiencePlaces } from "../store/audience-places";
import { startProgram, type RunningProgram } from "../program-service.fixture";

const PLACES = "query ($id: ID!) { program(id: $id) { audiencePlaces } }";

describe("where the people of an audience may be", () => {
  let program: RunningProgram;
  let launching: Launching;
  beforeAll(async () => {
    program = await startProgram();
    launching = await startLaunching(program);
  });
  afterAll(() => program.stop());

  const placesOf = async (audienceId: string) => {
    const id = await launching.createProgram(audienceId);
    return (await program.ask(launching.operator, PLACES, { id })).data?.["program"].audiencePlaces;
  };

  it("is told in groups of numbers that begin alike, the largest first, with the zone and region that a launch would send", async () => {
    const csv = [
      "phone,timeZone,region,externalId",
      "+12025550101,,US-DC,",
      "+12025550102,,US-DC,",
      "+12025550103,America/New_York,US-DC,",
      "+33612345678,,,first",
      "+33612345678,Europe/Paris,FR,second",
    ].join("\n");
    expect(await placesOf(await launching.createAudience(csv))).toEqual({
      size: 4,
      groups: [
        { samplePhone: "+12025550101", timeZone: null, region: "US-DC", contacts: 2, numbers: ["+12025550101", "+12025550102"] },
        { samplePhone: "+12025550103", timeZone: "America/New_York", region: "US-DC", contacts: 1, numbers: ["+12025550103"] },
        { samplePhone: "+33612345678", timeZone: "Europe/Paris", region: "FR", contacts: 1, numbers: ["+33612345678"] },
      ],
    });
  });

  it("names of a large audience only some of the numbers, the same each time", async () => {
    const audienceId = await launching.createAudience(["phone", ...Array.from({ length: 200 }, (_, index) => `+12025550${100 + index}`)].join("\n"));
    const [audience] = await program.database.rows<{ organizationId: string }>('select organization_id as "organizationId" from audience where id = $1', [audienceId]);
    const numbersOf = async (most: number) => (await readAudiencePlaces(program.database, audience?.organizationId ?? "", audienceId, most)).groups.flatMap(({ numbers }) => numbers ?? []);
    const [all, some] = [await numbersOf(200), await numbersOf(50)];
    expect(some.length).toBeGreaterThan(0.1 * all.length);
    expect(some.length).toBeLessThan(0.5 * all.length);
    expect(all).toEqual(expect.arrayContaining(some));
    expect(await numbersOf(50)).toEqual(some);
  });

  it("is nowhere for an audience without contacts", async () => {
    const empty = (await program.ask(launching.operator, 'mutation { createAudience(input: { name: "Nobody" }) { id } }')).data?.["createAudience"].id;
    expect(await placesOf(empty)).toEqual({ size: 0, groups: [] });
  });
});
