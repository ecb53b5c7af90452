module.exports = {
  ...require("../../jest.preset.js"),
  ...require("@redial/testing/jest-postgres-kafka"),
  // Systems that wait for each other's crashes leave the machine idle half of the time.
  maxWorkers: 2,
};
