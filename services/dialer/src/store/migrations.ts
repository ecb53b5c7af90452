import { MESSAGING_MIGRATIONS } from "@redial/platform";
import { CreateDialer1700000000200 } from "./create-dialer.migration";

/** All that makes an empty database the dialer's. They run in the order of the numbers in their names. */
export const DIALER_MIGRATIONS = [...MESSAGING_MIGRATIONS, CreateDialer1700000000200];
