import { readFileSync } from "node:fs";
import path from "node:path";
import { loadConfig } from "./config";

const REQUIRED = { DATABASE_URL: "postgres://own", BUS_URL: "postgres://bus", GATEWAY_SECRET: "secret" };

describe("loadConfig", () => {
  it("listens on loopback unless told otherwise", () =>
    expect(loadConfig(REQUIRED)).toMatchObject({ host: "127.0.0.1", port: 4002, logLevel: "info", permitSeconds: 10 }));

  it.each(Object.keys(REQUIRED))("refuses to start without %s", (name) => {
    expect(() => loadConfig({ ...REQUIRED, [name]: undefined })).toThrow(expect.objectContaining({ code: "CONFIG_MISSING", field: [name] }));
  });

  it("reads exactly the variables that the README explains", () => {
    const read = new Set<string>();
    loadConfig(new Proxy<Record<string, string>>(REQUIRED, { get: (env, name) => (read.add(String(name)), env[String(name)]) }));
    const readme = readFileSync(path.join(__dirname, "../README.md"), "utf8");
    expect([...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name).sort()).toEqual([...read].sort());
  });
});
