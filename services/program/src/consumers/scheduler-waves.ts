import { consume, type Bus, type Log, type Subscription } from "@redial/platform";
import type { ExperimentStore } from "../usecases/experiment-ports";
import { hearWave } from "../usecases/hear-waves";

/** Step 2 of an attempt's life, for adaptive experiments: what the scheduler says of waves that are over opens the next. `onHeard` is told after every batch, so that it is dealt soon. */
export function hearSchedulerWaves(bus: Bus, log: Log, experiments: ExperimentStore, onHeard: () => void): Promise<Subscription> {
  const handle: Parameters<typeof consume<"wave.ended">>[0]["handle"] = async (batch) => {
    await experiments.takeInWaves(batch, hearWave);
    onHeard();
  };
  return consume({ bus, group: "program.waves", topics: ["scheduler.waves"], types: ["wave.ended"], log, handle });
}
