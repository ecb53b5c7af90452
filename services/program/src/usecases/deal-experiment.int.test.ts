import { openDatabase, systemIds } from "@redial/platform";
import { numbers, startLaunching } from "../launches.fixture";
import { startProgram, type RunningProgram } from "../program-service.fixture";
import { experimentStore } from "../store/experiment-store";
import { tellBlock } from "./deal-experiment";

describe("the audience of an experiment", () => {
  let program: RunningProgram;
  beforeAll(async () => {
    program = await startProgram();
  });
  afterAll(() => program.stop());

  it("is dealt exactly once by several replicas, although transactions fail in between and people join and move meanwhile", async () => {
    const at = await startLaunching(program);
    const audienceId = await at.createAudience(numbers(6_000));
    const programId = await at.createProgram(audienceId);
    const arms = [{ programId }, { programId }, { programId }];
    const created = await program.ask(at.operator, "mutation ($input: CreateExperimentInput!) { createExperiment(input: $input) { id } }", { input: { name: "A/A/A", audienceId, arms } });
    const experimentId = created.data?.["createExperiment"].id;
    const replica = await openDatabase({ url: program.databaseUrl, application: "replica", migrations: [] });
    const store = experimentStore(replica, systemIds());
    let rounds = 0;
    const deal = async () => {
      for (let more = true; more; ) {
        const round = store.dealNext(1_000, (dealing, members) => {
          if (++rounds % 3 === 0) throw new Error("the replica died");
          return tellBlock(dealing, members, () => undefined);
        });
        more = await round.catch(() => true);
      }
    };
    const input = { experimentId, idempotencyKey: "once" };
    const launched = await program.ask(at.operator, "mutation ($input: LaunchExperimentInput!) { launchExperiment(input: $input) { arms { execution { id } } } }", { input });
    await Promise.all([deal(), deal(), at.addTo(audienceId, `phone,region\n${numbers(900).split("\n").slice(1).map((phone) => `${phone},US-FL`).join("\n")}\n+12025550199,`)]);
    await replica.close();
    const ids: string[] = launched.data?.["launchExperiment"].arms.map((arm: { execution: { id: string } }) => arm.execution.id);
    const chunks = await Promise.all(ids.map((id) => at.chunks(id)));
    const phones = chunks.map((list) => list.flatMap(({ contacts }) => contacts.map(({ phone }) => phone)));
    expect(phones.map((list) => list.length)).toEqual([2_000, 2_000, 2_000]);
    expect(new Set(phones.flat()).size).toBe(6_000);
    for (const list of chunks) expect(list.map(({ chunk, last }) => [chunk, last])).toEqual(list.map((_, place) => [place, place === list.length - 1]));
  });
});
