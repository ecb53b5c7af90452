import { parseProcStatus, processMemory } from "./process-memory";

it("reads current and peak memory from Linux's words, in MB to a tenth", () => {
  expect(parseProcStatus("Name:\tnode\nVmHWM:\t  204800 kB\nVmRSS:\t  102502 kB\n")).toEqual({ currentMb: 100.1, peakMb: 200 });
});

it("answers null for a process without memory of its own", () => expect(parseProcStatus("Name:\tkthreadd\n")).toBeNull());

it("measures this very process", () => {
  const memory = processMemory(process.pid);
  expect(memory?.currentMb).toBeGreaterThan(10);
});

it("answers null when there is no such process", () => expect(processMemory(2 ** 30)).toBeNull());
