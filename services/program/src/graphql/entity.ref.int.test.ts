import { numbers, startLaunching, type Launching } from "../launches.fixture";
import { startProgram, type RunningProgram } from "../program-service.fixture";

const ENTITIES = `query ($all: [_Any!]!) { _entities(representations: $all) {
  ... on Program { name audience { size } } ... on Audience { size } ... on Contact { phone } ... on Execution { audienceSize } ... on Organization { id }
} }`;

describe("what other subgraphs refer to", () => {
  let program: RunningProgram;
  let at: Launching;
  let all: { __typename: string; id: string }[];

  beforeAll(async () => {
    program = await startProgram();
    at = await startLaunching(program);
    const audienceId = await at.createAudience(numbers(1));
    const programId = await at.createProgram(audienceId);
    const { data } = await at.launch({ programId, idempotencyKey: "a" });
    const [contact] = await program.database.rows<{ id: string }>("select id from contact");
    all = [
      { __typename: "Program", id: programId },
      { __typename: "Audience", id: audienceId },
      { __typename: "Contact", id: contact?.id ?? "" },
      { __typename: "Execution", id: data?.["launchProgram"].id },
      { __typename: "Organization", id: at.operator.organizationId },
      { __typename: "Program", id: "nonsense" },
    ];
  });
  afterAll(() => program.stop());

  it("is found by its id, and null when there is none", async () => {
    const { data } = await program.ask(at.operator, ENTITIES, { all });
    const { organizationId } = at.operator;
    expect(data?.["_entities"]).toEqual([{ name: "Spring", audience: { size: 1 } }, { size: 1 }, { phone: "+12022000000" }, { audienceSize: 1 }, { id: organizationId }, null]);
  });

  it("is null for another organization", async () => {
    const other = await startLaunching(program);
    expect((await program.ask(other.operator, ENTITIES, { all })).data?.["_entities"]).toEqual(all.map(() => null));
  });
});
