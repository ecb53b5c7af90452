import { MESSAGING_MIGRATIONS } from "@redial/platform";
import { AddAdaptiveExperiments1700000002510 } from "./add-adaptive-experiments.migration";
import { AddCallLimits1700000000200 } from "./add-call-limits.migration";
import { AddKeyExpiry1700000001000 } from "./add-key-expiry.migration";
import { AddOrganizationLimits1700000000300 } from "./add-organization-limits.migration";
import { CreateExperiments1700000002200 } from "./create-experiments.migration";
import { CreateProgram1700000000100 } from "./create-program.migration";

/** All that makes an empty database the program service's. They run in the order of the numbers in their names. */
export const PROGRAM_MIGRATIONS = [...MESSAGING_MIGRATIONS, CreateProgram1700000000100, AddCallLimits1700000000200, AddOrganizationLimits1700000000300, AddKeyExpiry1700000001000, CreateExperiments1700000002200, AddAdaptiveExperiments1700000002510];
