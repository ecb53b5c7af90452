import { readFileSync } from "node:fs";
import path from "node:path";
import { loadConfig } from "./config";

const LEAST = {
  GATEWAY_SECRET: "secret",
  PROGRAM_URL: "http://127.0.0.1:4001",
  SCHEDULER_URL: "http://127.0.0.1:4002/",
  DIALER_URL: "http://127.0.0.1:4003",
  REPORTING_URL: "https://reporting.internal",
};

describe("loadConfig", () => {
  it("listens on the loopback unless told otherwise", () => {
    expect(loadConfig(LEAST)).toMatchObject({
      host: "127.0.0.1",
      port: 4000,
      subgraphUrls: { program: "http://127.0.0.1:4001", scheduler: "http://127.0.0.1:4002", dialer: "http://127.0.0.1:4003", reporting: "https://reporting.internal" },
      subgraphTimeoutsMs: { program: 10_000, scheduler: 10_000, dialer: 10_000, reporting: 10_000 },
      bodyLimitBytes: 2_000_000,
      supergraphFile: path.join(__dirname, "..", "supergraph.graphql"),
    });
  });

  it.each(["GATEWAY_SECRET", "PROGRAM_URL", "SCHEDULER_URL", "DIALER_URL", "REPORTING_URL"])("refuses to start without %s", (name) => {
    expect(() => loadConfig({ ...LEAST, [name]: undefined })).toThrow(expect.objectContaining({ code: "CONFIG_MISSING", field: [name] }));
  });

  it.each(["4001", "127.0.0.1:4001", "ftp://program", "http://program/graphql", "http://program?x=1"])("refuses %s for an address", (url) => {
    expect(() => loadConfig({ ...LEAST, PROGRAM_URL: url })).toThrow(expect.objectContaining({ code: "CONFIG_INVALID", field: ["PROGRAM_URL"] }));
  });

  it("takes no tokens unless it is told whose keys they are signed with", () => {
    expect(loadConfig(LEAST).tokens).toBeNull();
    const token = { JWT_JWKS_URL: "https://login.example.com/jwks.json", JWT_ISSUER: "https://login.example.com/", JWT_AUDIENCE: "redial" };
    expect(loadConfig({ ...LEAST, ...token, JWT_ROLE_CLAIM: "realm.roles" }).tokens).toEqual({
      ...{ jwksUrl: token.JWT_JWKS_URL, issuer: token.JWT_ISSUER, audience: token.JWT_AUDIENCE },
      ...{ organizationClaim: "organization", roleClaim: "realm.roles", clockSkewSeconds: 30 },
    });
    for (const name of ["JWT_ISSUER", "JWT_AUDIENCE"]) {
      expect(() => loadConfig({ ...LEAST, ...token, [name]: undefined })).toThrow(expect.objectContaining({ code: "CONFIG_MISSING", field: [name] }));
    }
    expect(() => loadConfig({ ...LEAST, ...token, JWT_JWKS_URL: "login.example.com" })).toThrow(expect.objectContaining({ code: "CONFIG_INVALID", field: ["JWT_JWKS_URL"] }));
    expect(() => loadConfig({ ...LEAST, ...token, JWT_CLOCK_SKEW_SECONDS: "301" })).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
  });

  it("reads exactly the variables of the README's table", () => {
    const read = new Set<string>();
    loadConfig(new Proxy<Record<string, string>>(LEAST, { get: (env, name) => (read.add(String(name)), env[String(name)]) }));
    const readme = readFileSync(path.join(__dirname, "..", "README.md"), "utf8");
    expect([...readme.matchAll(/^\| `([A-Z_]+)`/gmu)].map(([, name]) => name).sort()).toEqual([...read].sort());
  });
});
