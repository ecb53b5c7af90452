const path = require("node:path");
const { readFileSync } = require("node:fs");

const swc = JSON.parse(readFileSync(path.join(__dirname, ".swcrc"), "utf8"));
delete swc.$schema;

module.exports = {
  roots: ["<rootDir>/src"],
  testEnvironment: "node",
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.ts$": ["@swc/jest", { ...swc, swcrc: false }] },
  testTimeout: 60_000,
  ...(process.env.REDIAL_TEST_COUNTS ? { reporters: ["default", path.join(__dirname, "packages/testing/count-reporter.js")] } : {}),
};
