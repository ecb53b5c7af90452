import { createLines } from "./lines";

describe("lines", () => {
  it("turns away who comes when all are taken, until one is free", () => {
    const lines = createLines({ concurrent: 2, callsPerSecond: 100 });
    expect([lines.take(0), lines.take(1), lines.take(2)]).toEqual(["taken", "taken", "no_capacity"]);
    lines.free();
    expect(lines.take(3)).toBe("taken");
  });

  it("turns away who comes too fast, until the second has passed", () => {
    const lines = createLines({ concurrent: 100, callsPerSecond: 2 });
    expect([lines.take(0), lines.take(500), lines.take(900)]).toEqual(["taken", "taken", "too_fast"]);
    expect(lines.take(1_000)).toBe("taken");
    expect(lines.take(1_100)).toBe("too_fast");
  });

  it("counts lines that were taken before it began", () => {
    const lines = createLines({ concurrent: 1, callsPerSecond: 100 });
    lines.occupy();
    expect(lines.take(0)).toBe("no_capacity");
    expect(lines.taken()).toBe(1);
  });
});
