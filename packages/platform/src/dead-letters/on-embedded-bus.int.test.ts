import { createTestDatabase, type TestDatabase } from "@redial/testing";
import { openEmbeddedBus } from "../bus/embedded-bus";
import { createLog } from "../process/log";
import { deadLetterSuite } from "./dead-letters.fixture";

describe("dead letters on the embedded bus", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  deadLetterSuite(() => openEmbeddedBus({ url: database.url, log: createLog("test", "error") }));
});
