import { readFileSync } from "node:fs";
import path from "node:path";
import { loadConfig } from "./config";

const NEEDED = { DATABASE_URL: "postgres://localhost/reporting", BUS_URL: "postgres://localhost/bus", GATEWAY_SECRET: "secret" };

test("with the needed variables alone it listens on the loopback", () => {
  expect(loadConfig(NEEDED)).toEqual({
    ...{ host: "127.0.0.1", port: 4004, databaseUrl: NEEDED.DATABASE_URL, busUrl: NEEDED.BUS_URL, gatewaySecret: "secret", logLevel: "info", drainMs: 0, learnSeconds: 60, telemetry: { metricsPort: null, tracing: null } },
  });
});

test.each(Object.keys(NEEDED))("without %s it is refused by name", (name) => {
  expect(() => loadConfig({ ...NEEDED, [name]: undefined })).toThrow(expect.objectContaining({ code: "CONFIG_MISSING", field: [name] }));
});

test("a port that is none is refused", () => {
  expect(() => loadConfig({ ...NEEDED, PORT: "65536" })).toThrow(expect.objectContaining({ code: "CONFIG_INVALID", field: ["PORT"] }));
});

test("the README's table lists exactly the variables that are read", () => {
  const read = new Set<string>();
  loadConfig(new Proxy<Record<string, string | undefined>>(NEEDED, { get: (env, name: string) => (read.add(name), env[name]) }));
  const readme = readFileSync(path.join(__dirname, "../README.md"), "utf8");
  expect([...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name).sort()).toEqual([...read].sort());
});
