const { join } = require("node:path");

/** Spread into a jest configuration: `createTestDatabase` then works in its tests, on one cluster for the whole run. */
module.exports = {
  globalSetup: join(__dirname, "dist", "setup-postgres.js"),
  globalTeardown: join(__dirname, "dist", "teardown.js"),
};
