import { createTestDatabase } from "@redial/testing";
import { createLog } from "../process/log";
import { openBus } from "./open-bus";

const log = createLog("test", "error");

describe("openBus", () => {
  it("opens the embedded bus that a PostgreSQL address names", async () => {
    const database = await createTestDatabase();
    const bus = await openBus(database.url, "test", log);
    await bus.publish([{ topic: "t", key: "k", type: "kind", sequence: 1, body: "{}" }]);
    await bus.close();
    await database.drop();
  });

  it.each(["", "kafka://", "mysql://host/bus", "kafka://host:9092/a/b", "localhost:9092"])('refuses "%s"', async (url) => {
    await expect(openBus(url, "test", log)).rejects.toMatchObject({ code: "CONFIG_INVALID", field: ["BUS_URL"] });
  });
});
