module.exports = { ...require("../../jest.preset.js"), ...require("./jest-postgres-kafka.js") };
