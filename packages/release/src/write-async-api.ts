import path from "node:path";
import { ASYNC_API_FILE, asyncApiText } from "./async-api-file";
import { replace } from "./release-files";
import { runCommand } from "./run-command";

const ROOT = path.join(__dirname, "..", "..", "..");

/** `npm run events`: writes the AsyncAPI document of the catalog. */
async function writeAsyncApi(): Promise<boolean> {
  await replace(path.join(ROOT, ASYNC_API_FILE), await asyncApiText(ROOT));
  console.log(`wrote ${ASYNC_API_FILE}`);
  return true;
}

if (require.main === module) runCommand("npm run events", writeAsyncApi);
