import { readServiceConfig } from "./service-config";

const NEEDED = { DATABASE_URL: "postgres://own", BUS_URL: "postgres://bus", GATEWAY_SECRET: "secret" };

it("listens on loopback and the given port unless told otherwise", () => {
  expect(readServiceConfig(NEEDED, 4009)).toEqual({ host: "127.0.0.1", port: 4009, databaseUrl: "postgres://own", busUrl: "postgres://bus", gatewaySecret: "secret", logLevel: "info", drainMs: 0, telemetry: { metricsPort: null, tracing: null } });
  expect(readServiceConfig({ ...NEEDED, HOST: "::1", PORT: "0", LOG_LEVEL: "warn" }, 4009)).toMatchObject({ host: "::1", port: 0, logLevel: "warn" });
});

it.each(Object.keys(NEEDED))("is refused without %s", (name) => {
  expect(() => readServiceConfig({ ...NEEDED, [name]: "" }, 4009)).toThrow(expect.objectContaining({ code: "CONFIG_MISSING", field: [name] }));
});
