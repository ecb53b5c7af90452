import { MESSAGING_MIGRATIONS } from "@redial/platform";
import { AddAutoPause1700000000510 } from "./add-auto-pause.migration";
import { AddCallPlaces1700000000300 } from "./add-call-places.migration";
import { AddLearnedRates1700000002300 } from "./add-learned-rates.migration";
import { AddLimits1700000000400 } from "./add-limits.migration";
import { AddPacing1700000000500 } from "./add-pacing.migration";
import { AddVirtualStarts1700000000520 } from "./add-virtual-starts.migration";
import { AddSegmentRates1700000002710 } from "./add-segment-rates.migration";
import { AddSimulations1700000000700 } from "./add-simulations.migration";
import { AddWaves1700000002500 } from "./add-waves.migration";
import { CreateAttempts1700000000200 } from "./create-attempts.migration";
import { CreateScheduler1700000000100 } from "./create-scheduler.migration";
import { ServeRetriesFirst1700000000530 } from "./serve-retries-first.migration";
import { ServeRunningOutFirst1700000000540 } from "./serve-running-out-first.migration";
import { SplitAudience1700000000210 } from "./split-audience.migration";

/** All that makes an empty database the scheduler's. They run in the order of the numbers in their names. */
export const SCHEDULER_MIGRATIONS = [
  ...MESSAGING_MIGRATIONS,
  CreateScheduler1700000000100,
  CreateAttempts1700000000200,
  SplitAudience1700000000210,
  AddCallPlaces1700000000300,
  AddLimits1700000000400,
  AddPacing1700000000500,
  AddAutoPause1700000000510,
  AddVirtualStarts1700000000520,
  ServeRetriesFirst1700000000530,
  ServeRunningOutFirst1700000000540,
  AddSimulations1700000000700,
  AddLearnedRates1700000002300,
  AddWaves1700000002500,
  AddSegmentRates1700000002710,
];
