import { drawPlots } from "./draw-plots";
import type { PlotReport } from "./plot-report";
import { misplaced } from "./read-svg.fixture";

const NOTHING: PlotReport = { bestTimes: null, execution: null, experiment: null };
const counted = (count: number, of: number) => ({ count, of, rate: of === 0 ? null : (100 * count) / of, interval: of === 0 ? null : { low: Math.max(0, (100 * count) / of - 4), high: Math.min(100, (100 * count) / of + 4) } });
const long = 'An hour & a <half>, "then" the evening, then the next morning, and so on for weeks';

function experimentOf(arms: { name: string; count: number; of: number }[]): PlotReport {
  const [first, second] = arms;
  const differences = first && second ? [{ a: first.name, b: second.name, difference: -4, interval: { low: -9, high: 1 }, anytimeInterval: { low: -12, high: 4 } }] : [];
  const report = { arms: arms.map(({ name, count, of }) => ({ name, compared: counted(count, of) })), differences, verdict: { sentence: `${long}. ${long}. ${long}.` } };
  return { ...NOTHING, experiment: { name: long, report } };
}

const funnelOf = (attempts: number, name = "Program"): PlotReport => {
  const attemptFunnel = Array.from({ length: attempts }, (_, index) => ({ attempt: index + 1, conversion: counted(1_000_000 - index * 90_000, 1_000_000), cumulative: counted(index === 0 ? 0 : 1_000_000, 1_000_000) }));
  return { ...NOTHING, execution: { program: { name }, metrics: { attemptFunnel } } };
};

const hoursOf = (...cells: [hour: number, attempts: number, learnedRate: number][]): PlotReport => ({
  ...NOTHING,
  bestTimes: { attempts: 1, hours: cells.map(([hour, attempts, learnedRate]) => ({ weekday: "sunday", hour, attempts, completed: 0, learnedRate })) },
});

describe("plots", () => {
  it.each([
    ["a whole day of an hour each", hoursOf(...Array.from({ length: 24 }, (_, hour): [number, number, number] => [hour, 10 ** (hour % 8), 100]))],
    ["one hour with one attempt", hoursOf([9, 1, 0])],
    ["one attempt", funnelOf(1)],
    ["eleven attempts, and a long name", funnelOf(11, long)],
    ["ten arms with long names", experimentOf(Array.from({ length: 10 }, (_, index) => ({ name: `${long} ${index}`, count: index * 11, of: 100 })))],
    ["arms at both ends", experimentOf([{ name: "none", count: 0, of: 50 }, { name: "all", count: 50, of: 50 }])],
    ["one arm that has contacts and one that has none", experimentOf([{ name: "some", count: 20, of: 50 }, { name: "nobody", count: 0, of: 0 }])],
  ])("of %s have no label over another", (_what, report) => {
    const [plot, ...others] = drawPlots(report);
    expect(others).toEqual([]);
    expect(misplaced(plot?.svg ?? "")).toEqual([]);
  });

  it("are left out where there is nothing to draw", () => {
    expect(drawPlots(NOTHING)).toEqual([]);
    expect(drawPlots({ ...hoursOf([9, 0, 20]), execution: { program: null, metrics: { attemptFunnel: [] } }, experiment: { name: "Planned", report: null } })).toEqual([]);
    expect(drawPlots(experimentOf([{ name: "nobody", count: 0, of: 0 }]))).toEqual([]);
  });

  it("say how many attempts taught an hour, and are pale where they were fewer than 30", () => {
    const [plot] = drawPlots(hoursOf([9, 29, 20], [10, 30, 25], [11, 1_234, 21]));
    expect(plot?.svg.match(/fill-opacity/g)).toHaveLength(2); // that hour, and the legend
    expect(plot?.svg).toContain(">1,234</text>");
    expect(plot?.svg).toContain("People answer best on sunday 10:00 with 25 % (30 attempts)");
  });

  it("draw a difference as the lead of the better arm", () => {
    const [plot] = drawPlots(experimentOf([{ name: "once", count: 20, of: 50 }, { name: "patient", count: 22, of: 50 }]));
    expect(plot?.svg).toContain("patient over once");
    expect(plot?.svg).toContain("4.0 points (-4.0 to 12.0)");
  });
});
