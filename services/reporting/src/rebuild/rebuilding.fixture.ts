import { createLog } from "@redial/platform";
import { rebuildReports } from "./rebuild-reports";

/** A rebuild as a process of its own that is killed while it fills the new tables. */
const [databaseUrl = "", busUrl = ""] = process.argv.slice(3);
void rebuildReports({ databaseUrl, busUrl, acceptLoss: false, readers: 1, log: createLog("test", "error"), onProgress: () => process.kill(process.pid, "SIGKILL") });
