import { parseArgs } from "node:util";
import { startCluster, throwAwayFolder } from "@redial/embedded";
import { processorSeconds } from "./processor-time";
import { runLoop } from "./loop-run";

async function main() {
  const { values } = parseArgs({ options: { jobs: { type: "string", default: "200000" }, executions: { type: "string", default: "1" } } });
  const folder = await throwAwayFolder();
  const cluster = await startCluster({ dataDir: `${folder.path}/postgres`, durable: true });
  try {
    await cluster.createDatabase("loop");
    const pg = cluster.pid ?? 0;
    const result = await runLoop(cluster.url("loop"), { jobs: Number(values.jobs), executions: Number(values.executions) }, () => processorSeconds(pg) ?? 0);
    console.log((result.attempts / result.ms * 1000).toFixed(0), result.ms, result.slices.map((s) => s.toFixed(0)).join(" "), "cpu us/attempt node", result.nodeUs.toFixed(1), "pg", result.pgUs.toFixed(1));
  } finally {
    await cluster.stop();
    folder.remove();
  }
}
void main();
