module.exports = { ...require("../../jest.preset.js"), ...require("@redial/testing/jest-postgres") };
