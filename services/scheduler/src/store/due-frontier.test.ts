import { dueFrontier, type ClaimedPlace, type DueFrontier } from "./due-frontier";

describe("the frontier of due jobs", () => {
  const place = (executionId: string, attempt: number, dueAt: number, position: number, runsOutAt = Infinity): ClaimedPlace => ({ executionId, runsOutAt, attempt, dueAt, position });
  let frontier: DueFrontier;
  beforeEach(() => {
    frontier = dueFrontier();
  });

  it("passes over what was claimed of each lane, in the order in which lanes are served", () => {
    expect(frontier.lanesOf("a", 1_000)).toBeNull();
    frontier.beganAnew(["a"], 1_000, 1);
    expect(frontier.lanesOf("a", 1_000)).toBeNull();
    frontier.advance([place("a", 0, 10, 7, 500), place("a", 2, 30, 1), place("a", 0, 10, 1), place("a", 0, 10, 2)]);
    expect(frontier.lanesOf("a", 1_000)).toEqual([
      { executionId: "a", runsOutAt: 500, isRetry: 0, dueAt: 10, position: 7 },
      { executionId: "a", runsOutAt: Infinity, isRetry: 1, dueAt: 30, position: 1 },
      { executionId: "a", runsOutAt: Infinity, isRetry: 0, dueAt: 10, position: 2 },
    ]);
  });

  it("tells the lanes of all executions", () => {
    frontier.beganAnew(["a", "b", "c"], 1_000, 1);
    frontier.advance([place("b", 0, 10, 1), place("a", 1, 20, 2)]);
    expect(frontier.lanes(1_000)).toEqual([
      { executionId: "a", runsOutAt: Infinity, isRetry: 1, dueAt: 20, position: 2 },
      { executionId: "b", runsOutAt: Infinity, isRetry: 0, dueAt: 10, position: 1 },
    ]);
  });

  it("never goes back within a lane", () => {
    frontier.beganAnew(["a"], 1_000, 1);
    frontier.advance([place("a", 1, 30, 5)]);
    frontier.advance([place("a", 1, 20, 9)]);
    frontier.advance([place("a", 1, 30, 4)]);
    expect(frontier.lanesOf("a", 1_000)).toEqual([{ executionId: "a", runsOutAt: Infinity, isRetry: 1, dueAt: 30, position: 5 }]);
  });

  it("begins at the beginning again every so often, for no more than a twentieth of the time, and when the clock was set back", () => {
    frontier.beganAnew(["a"], 1_000, 1);
    frontier.advance([place("a", 0, 10, 1)]);
    expect([999, 1_000, 1_249, 1_250].map((now) => frontier.lanesOf("a", now) !== null)).toEqual([false, true, true, false]);
    frontier.beganAnew(["a"], 1_250, 50);
    expect([2_249, 2_250].map((now) => frontier.lanesOf("a", now) !== null)).toEqual([true, false]);
  });

  it("goes back to before a job that waits again behind it", () => {
    frontier.beganAnew(["a"], 1_000, 1);
    frontier.advance([place("a", 1, 30, 5), place("a", 0, 10, 1)]);
    const waiting = (executionId: string, attempt: number, dueAt: number, runsOutAt = Infinity) => ({ executionId, runsOutAt, attempt, dueAt });
    frontier.waitAgain([waiting("a", 2, 40), waiting("a", 3, 20), waiting("a", 1, 25), waiting("a", 1, 50, 700), waiting("unknown", 1, 5)]);
    expect(frontier.lanesOf("a", 1_000)).toEqual([
      { executionId: "a", runsOutAt: 700, isRetry: 1, dueAt: 50, position: -1 },
      { executionId: "a", runsOutAt: Infinity, isRetry: 1, dueAt: 20, position: -1 },
      { executionId: "a", runsOutAt: Infinity, isRetry: 0, dueAt: 10, position: 1 },
    ]);
    expect(frontier.lanes(1_000).map(({ executionId }) => executionId)).toEqual(["a", "a", "a"]);
  });

  it("knows where nothing was due a short time ago, for no more than a twentieth of the time and a quarter of a second", () => {
    frontier.beganAnew(["a", "b", "without lanes"], 1_000, 1);
    frontier.advance([place("a", 0, 10, 1), place("b", 0, 10, 1)]);
    expect(frontier.dueAheadOnly(1_000)).toEqual([]);
    frontier.foundNoneBut(["b"], 1_000, 2);
    expect([999, 1_000, 1_039, 1_040].map((now) => frontier.dueAheadOnly(now))).toEqual([[], ["a"], ["a"], []]);
    frontier.foundNoneBut([], 1_100, 50);
    expect([1_349, 1_350].map((now) => frontier.dueAheadOnly(now))).toEqual([["a", "b"], []]);
  });

  it("forgets the lanes of an execution that has too many, and of one that is served no more", () => {
    frontier.beganAnew(["a"], 1_000, 1);
    frontier.advance(Array.from({ length: 33 }, (_, at) => place("a", 0, 10, at, 1_000 + at)));
    expect(frontier.lanesOf("a", 1_000)).toEqual([{ executionId: "a", runsOutAt: 1_032, isRetry: 0, dueAt: 10, position: 32 }]);
    expect(frontier.lanes(62_000)).toEqual([]);
  });
});
