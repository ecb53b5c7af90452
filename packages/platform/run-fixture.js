const { join, resolve } = require("node:path");
const { transformFileSync } = require("@swc/core");

/** `node run-fixture.js src/….fixture.ts …` runs a TypeScript file as a process of its own, for tests that must kill one. */
require.extensions[".ts"] = (module, file) => {
  module._compile(transformFileSync(file, { configFile: join(__dirname, "..", "..", ".swcrc"), sourceMaps: "inline" }).code, file);
};
require(resolve(process.argv[2]));
