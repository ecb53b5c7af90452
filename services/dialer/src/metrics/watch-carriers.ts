import { addProbe, gauge, type Running } from "@redial/platform";
import type { Carriers } from "../usecases/ports";

const accepting = gauge("redial_carrier_accepting", "1 when the carrier takes calls, 0 when it does not.", ["carrier"]);
const inDoubt = gauge("redial_attempts_in_doubt", "Attempts whose carrier gave no clear answer and that are being reconciled.");

/** Measures whether the carriers take calls, and how many attempts are in doubt. */
export function watchCarriers(carriers: Carriers, doubts: ReadonlySet<string>): Running {
  return addProbe({
    name: "carriers",
    gauges: [accepting, inDoubt],
    async measure() {
      inDoubt.set(doubts.size);
      await Promise.all([...carriers.values()].map(async (carrier) => accepting.set({ carrier: carrier.name }, (await carrier.isAccepting()) ? 1 : 0)));
    },
  });
}
