import "@redial/dialer";
import "@redial/gateway";
import { metricLabels, startSeen } from "@redial/platform";
import "@redial/program";
import "@redial/reporting";
import "@redial/scheduler";
import { CHECKOUT } from "@redial/start";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const MONITORING = join(CHECKOUT, "monitoring");
const alertsFile = readFileSync(join(MONITORING, "alerts.yml"), "utf8");
const alerts = [...alertsFile.matchAll(/- alert: (\w+)\n +expr: (.*)\n +for: (\w+)\n +labels: \{ severity: (page|ticket) \}\n +annotations:\n +summary: (".*")\n +runbook: (\S+)\n/g)].map(
  ([, name = "", expr = "", , , , runbook = ""]) => ({ name, expr, runbook }),
);
const runbook = readFileSync(join(CHECKOUT, "docs/runbook.md"), "utf8");
const boards = readdirSync(join(MONITORING, "dashboards")).map((file) => JSON.parse(readFileSync(join(MONITORING, "dashboards", file), "utf8")) as Board);

interface Board {
  uid: string;
  title: string;
  panels: { id: number; title: string; description: string; gridPos: { x: number; y: number; w: number; h: number }; targets: { expr: string; legendFormat: string }[] }[];
}

const exprs = [...alerts.map(({ name, expr }) => ({ where: name, expr })), ...boards.flatMap(({ title, panels }) => panels.flatMap((panel) => panel.targets.map(({ expr }) => ({ where: `${title}, ${panel.title}`, expr }))))];
const namesIn = (expr: string) => [...expr.matchAll(/\b(?:redial|nodejs|process)_[a-z0-9_]+/g)].map(([name]) => name);
const labelsIn = (expr: string) => [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = ""]) => list.split(/, */)).concat([...expr.matchAll(/[{,]([a-z_]+)=/g)].map(([, label = ""]) => label));

describe("what the monitoring files say", () => {
  let known: Map<string, readonly string[]>;
  beforeAll(async () => {
    const nothing = { stop: async () => undefined };
    const running = await startSeen({ service: "tested", host: "127.0.0.1", telemetry: { metricsPort: 0, tracing: null } }, async () => nothing);
    known = metricLabels();
    await running.stop();
  });
  const metricOf = (name: string) => (known.has(name) ? name : name.replace(/_(bucket|sum|count)$/, ""));

  it("is read whole", () => {
    expect(alerts).toHaveLength(alertsFile.match(/- alert:/g)?.length ?? 0);
    expect(boards.map(({ uid }) => uid).sort()).toEqual(["redial-calls", "redial-events", "redial-processes", "redial-requests"]);
  });

  it("names only metrics that some process tells", () => {
    const unknown = exprs.flatMap(({ where, expr }) => namesIn(expr).filter((name) => !known.has(metricOf(name))).map((name) => `${where}: ${name}`));
    expect(unknown).toEqual([]);
    expect(exprs.filter(({ expr }) => namesIn(expr).length === 0).map(({ where }) => where)).toEqual(["RedialProcessDown"]);
  });

  it("names only labels that those metrics have", () => {
    const wrong = exprs.flatMap(({ where, expr }) => {
      const has = new Set(["service", "instance", "job", "le", ...namesIn(expr).flatMap((name) => known.get(metricOf(name)) ?? [])]);
      return labelsIn(expr).filter((label) => !has.has(label)).map((label) => `${where}: ${label}`);
    });
    expect(wrong).toEqual([]);
  });

  it("leaves no metric of ours unseen", () => {
    const shown = new Set(exprs.flatMap(({ expr }) => namesIn(expr).map(metricOf)));
    expect([...known.keys()].filter((name) => name.startsWith("redial_") && !shown.has(name))).toEqual([]);
  });

  it("has each alert's meaning and cure in the runbook, and nothing there that is no alert", () => {
    const sections = new Map(runbook.split(/^### /m).slice(1).map((text) => [text.slice(0, text.indexOf("\n")), text]));
    expect([...sections.keys()]).toEqual(alerts.map(({ name }) => name));
    for (const { name, runbook: place } of alerts) {
      expect(place).toBe(`docs/runbook.md#${name.toLowerCase()}`);
      expect(sections.get(name)).toMatch(/\n`(page|ticket)` · .{30,}\n\n1\. /);
    }
  });

  it("links in the runbook to sections that are there", () => {
    const headings = new Set([...runbook.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) => title.toLowerCase()));
    expect([...runbook.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor = ""]) => anchor).filter((anchor) => !headings.has(anchor))).toEqual([]);
  });

  it("shows each panel once, with words, in places of their own", () => {
    for (const { title, panels } of boards) {
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
      expect(new Set(panels.map(({ gridPos: { x, y } }) => `${x} ${y}`)).size).toBe(panels.length);
      for (const panel of panels) expect([title, panel.title, panel.description.length > 2, panel.gridPos.x + panel.gridPos.w <= 24]).toEqual([title, expect.any(String), true, true]);
    }
  });
});
