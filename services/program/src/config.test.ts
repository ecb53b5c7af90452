import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "./config";

const NEEDED = { DATABASE_URL: "postgres://db", BUS_URL: "kafka://broker", GATEWAY_SECRET: "secret" };

describe("the configuration", () => {
  it("listens on loopback unless told otherwise", () => {
    expect(loadConfig(NEEDED)).toEqual({ host: "127.0.0.1", port: 4001, databaseUrl: "postgres://db", busUrl: "kafka://broker", gatewaySecret: "secret", logLevel: "info", drainMs: 0, telemetry: { metricsPort: null, tracing: null } });
  });

  it.each(Object.keys(NEEDED))("is refused without %s", (name) => {
    expect(() => loadConfig({ ...NEEDED, [name]: "" })).toThrow(expect.objectContaining({ code: "CONFIG_MISSING", field: [name] }));
  });

  it("reads the variables of the README's table, all of them and no other", () => {
    const asked = new Set<string>();
    loadConfig(new Proxy(NEEDED, { get: (env, name) => (asked.add(String(name)), Reflect.get(env, name)) }));
    const table = readFileSync(join(__dirname, "..", "README.md"), "utf8").matchAll(/^\| `([A-Z_]+)` \|/gm);
    expect([...table].map(([, name]) => name)).toEqual([...asked]);
  });
});
