import { addProbe, counter, gauge, metricLabels, readMetrics } from "./registry";
import { serveMetrics } from "./serve-metrics";

const level = gauge("tested_level", "A level.");
const labelled = gauge("tested_levels", "Levels.", ["kind"]);
const failures = async () => Number(/redial_probe_failures_total\{probe="tested"[^}]*\} (\d+)/.exec(await readMetrics())?.[1] ?? 0);

describe("the metrics of a process", () => {
  it("tell nothing of a level that was never measured, and nothing of one that cannot be measured any more", async () => {
    expect(await readMetrics()).not.toMatch(/^tested_level /m);
    let isBroken = false;
    const probe = addProbe({
      name: "tested",
      gauges: [level, labelled],
      async measure() {
        if (isBroken) throw new Error("away");
        level.set(3);
        labelled.set({ kind: "a" }, 4);
      },
    });
    expect(await readMetrics()).toMatch(/^tested_level 3$/m);
    await probe.stop();
    expect(await readMetrics()).not.toMatch(/^tested_levels?[ {]/m);

    isBroken = true;
    level.set(5);
    const broken = addProbe({ name: "tested", gauges: [level, labelled], measure: () => Promise.reject(new Error("away")) });
    const before = await failures();
    expect(await readMetrics()).not.toMatch(/^tested_level /m);
    expect(await failures()).toBeGreaterThan(before);
    await broken.stop();
  });

  it("are measured once for many who ask at a time", async () => {
    let measured = 0;
    const probe = addProbe({ name: "counted", gauges: [], measure: async () => void measured++ });
    for (let asked = 0; asked < 5; asked++) await readMetrics();
    await probe.stop();
    expect(measured).toBe(1);
  });

  it("are answered at /metrics of a port of their own, with the service as a label, and at no other path", async () => {
    counter("tested_total", "Things.", ["kind"]).inc({ kind: "a" });
    const server = await serveMetrics({ host: "127.0.0.1", port: 0, service: "tested" });
    const answer = await fetch(`${server.url}/metrics`);
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(await answer.text()).toContain('tested_total{kind="a",service="tested"} 1');
    expect((await fetch(`${server.url}/`)).status).toBe(404);
    expect((await fetch(`${server.url}/metrics`, { method: "POST" })).status).toBe(404);
    await server.stop();
    expect(metricLabels().get("tested_total")).toEqual(["kind"]);
  });
});
