import { readFileSync } from "node:fs";
import path from "node:path";
import { loadConfig } from "./config";

const REQUIRED = { DATABASE_URL: "postgres://ledger" };

describe("loadConfig", () => {
  it("listens on loopback, in real time, without a history, unless told otherwise", () => {
    expect(loadConfig(REQUIRED)).toMatchObject({ host: "127.0.0.1", port: 0, speed: 1, replayFile: null });
  });

  it("refuses to start without a database", () => expect(() => loadConfig({})).toThrow(expect.objectContaining({ code: "CONFIG_MISSING" })));

  it("reads exactly the variables that the README explains", () => {
    const read = new Set<string>();
    loadConfig(new Proxy<Record<string, string>>(REQUIRED, { get: (env, name) => (read.add(String(name)), env[String(name)]) }));
    const readme = readFileSync(path.join(__dirname, "../README.md"), "utf8");
    expect([...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name).sort()).toEqual([...read].sort());
  });
});
