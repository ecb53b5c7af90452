import { cruise } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

/** Reads `[config, houses]` from its argument and prints, for each house (the path of a tree of files), the names of the import rules that it breaks. One process for all: the cruiser starts for a second. */
const [config, houses] = JSON.parse(process.argv[2]);
const options = await extractDepcruiseOptions(config);
const broken = [];
for (const { path, folders } of houses) {
  process.chdir(path);
  const { output } = await cruise(folders, { ...options, outputType: "json" }, undefined, { tsConfig: extractTSConfig("tsconfig.base.json") });
  broken.push([...new Set(JSON.parse(output).summary.violations.map(({ rule }) => rule.name))]);
}
process.stdout.write(JSON.stringify(broken));
