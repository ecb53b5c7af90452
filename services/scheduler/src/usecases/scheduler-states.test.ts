import fc from "fast-check";
import { memoryStand } from "./memory-store.fixture";
import { commands } from "./scheduler-commands.fixture";
import { runBesideModel } from "./scheduler-run.fixture";

describe("the states of executions and jobs, whatever happens in whatever order", () => {
  it("are those of the model: no job is lost or in two states, each ends once, and the counters add up", async () => {
    await fc.assert(fc.asyncProperty(commands, (sequence) => runBesideModel(memoryStand(), sequence)), { seed: 20_250_120, numRuns: 1_500 });
  });
});
