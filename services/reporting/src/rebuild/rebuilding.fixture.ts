import { createLog } from "@redial/platform";
import { rebuildReports } from "./rebuild-reports";

/** A rebuild as a process of its own that is killed when it has filled the new tables, before it swaps them. */
const [databaseUrl = "", busUrl = ""] = process.argv.slice(3);
void rebuildReports({ databaseUrl, busUrl, acceptLoss: false, readers: 1, log: createLog("test", "error"), onProgress: () => process.kill(process.pid, "SIGKILL") });
