import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { replayPhone } from "@redial/simulated-network";
import { startNetworkProcess } from "../network-process.fixture";
import { createCarriers } from "../service";
import { describeCarrier, type CarrierUnderTest } from "./carrier-contract.fixture";

async function open(name: string, phone: string): Promise<CarrierUnderTest> {
  const history = path.join(mkdtempSync(path.join(tmpdir(), "history-")), "history.csv");
  writeFileSync(history, "row,dials,talkSeconds\n1,1,60\n");
  const network = await startNetworkProcess({ SPEED: "1000", REPLAY_FILE: history });
  const carrier = createCarriers({ simulatedNetworkUrl: network.url }).get(name);
  if (!carrier) throw new Error(`no carrier ${name}`);
  return { carrier, phone, rings: async (tag) => (await network.counted(tag)).placings, stop: () => network.stop() };
}

describeCarrier("simulator", () => open("simulator", "+12125550100"));
describeCarrier("replay", () => open("replay", replayPhone(1)));
