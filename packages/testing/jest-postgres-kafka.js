const { join } = require("node:path");

/** Spread into a jest configuration: `createTestDatabase` and `describeWithKafka` then work in its tests, on one cluster and one broker for the whole run. */
module.exports = {
  globalSetup: join(__dirname, "dist", "setup-postgres-kafka.js"),
  globalTeardown: join(__dirname, "dist", "teardown.js"),
};
