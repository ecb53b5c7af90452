import { readTelemetryConfig } from "./telemetry-config";

describe("readTelemetryConfig", () => {
  it("tells nobody anything unless it is told whom", () => {
    expect(readTelemetryConfig({})).toEqual({ metricsPort: null, tracing: null });
    expect(readTelemetryConfig({ OTEL_TRACES_SAMPLER_ARG: "1", OTEL_EXPORTER_OTLP_HEADERS: "a=b" })).toEqual({ metricsPort: null, tracing: null });
  });

  it("reads a port, and a collector with its headers and share", () => {
    const env = { METRICS_PORT: "9464", OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318/", OTEL_EXPORTER_OTLP_HEADERS: "authorization=Basic%20abc, tenant=a", OTEL_TRACES_SAMPLER_ARG: "0.5" };
    expect(readTelemetryConfig(env)).toEqual({ metricsPort: 9464, tracing: { endpoint: "http://collector:4318", headers: { authorization: "Basic abc", tenant: "a" }, ratio: 0.5 } });
    expect(readTelemetryConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" }).tracing?.ratio).toBe(0.01);
  });

  it.each([
    ["METRICS_PORT", { METRICS_PORT: "70000" }],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", { OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" }],
    ["OTEL_EXPORTER_OTLP_HEADERS", { OTEL_EXPORTER_OTLP_ENDPOINT: "http://a", OTEL_EXPORTER_OTLP_HEADERS: "no value" }],
    ["OTEL_TRACES_SAMPLER_ARG", { OTEL_EXPORTER_OTLP_ENDPOINT: "http://a", OTEL_TRACES_SAMPLER_ARG: "0" }],
    ["OTEL_TRACES_SAMPLER_ARG", { OTEL_EXPORTER_OTLP_ENDPOINT: "http://a", OTEL_TRACES_SAMPLER_ARG: "often" }],
  ])("refuses a wrong %s by name", (name, env) => {
    expect(() => readTelemetryConfig(env)).toThrow(expect.objectContaining({ code: "CONFIG_INVALID", field: [name] }));
  });
});
