import { brokerProperties } from "./kafka-settings";

it("listens on this machine only, advertises the same port, and makes no topic unasked", () => {
  const lines = brokerProperties("/data/log", 1001, 1002).split("\n");
  expect(lines).toContain("listeners=BROKER://127.0.0.1:1001,CONTROLLER://127.0.0.1:1002");
  expect(lines).toContain("advertised.listeners=BROKER://127.0.0.1:1001");
  expect(lines).toContain("auto.create.topics.enable=false");
});

it("writes folders with backslashes and letters beyond ASCII so that Java reads them back", () => {
  expect(brokerProperties("C:\\Müller", 1, 2)).toContain("log.dirs=C:\\\\M\\u00fcller\n");
});
