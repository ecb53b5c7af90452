import type { Told } from "./join-event";
import { createSubscriber, MOST_WAITING, STALLED_MS, type Subscriber } from "./subscriber";

const result = (n: number): Told => ({ data: { n } });
const results = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => result(from + at));

/** A subscriber whose reader takes what it is given, and then nothing until it is resumed. */
function subscriber(isLatest: boolean): { one: Subscriber; said: unknown[]; at: { now: number } } {
  const said: unknown[] = [];
  const at = { now: 0 };
  const outlet = { write: (some: readonly Told[]) => (said.push(some), false), end: () => said.push("ended"), giveUp: () => said.push("too slow") };
  const one = createSubscriber({ clock: { now: () => at.now }, isLatest, outlet, onLeave: () => said.push("left") });
  return { one, said, at };
}

describe("a subscriber of states", () => {
  it("who lags gets the last one only, and always that", () => {
    const { one, said } = subscriber(true);
    for (let n = 0; n < 100_000; n += 10) one.push(results(n, n + 9));
    one.end();
    expect(said).toEqual([[result(9)]]);
    one.resume();
    expect(said.slice(1)).toEqual([[result(99_999)], "left", "ended"]);
  });

  it("who takes nothing for long is given up when there is more to tell", () => {
    const { one, said, at } = subscriber(true);
    one.push([result(0)]);
    one.push([result(1)]);
    at.now = STALLED_MS;
    one.push([result(2)]);
    expect(said).toEqual([[result(0)]]);
    at.now = STALLED_MS + 1;
    one.push([result(3)]);
    expect(said.slice(1)).toEqual(["left", "too slow"]);
    one.push([result(4)]);
    one.resume();
    expect(said).toHaveLength(3);
  });
});

describe("a subscriber of events", () => {
  it("gets each, in order, and together those that come or waited together", () => {
    const { one, said } = subscriber(false);
    one.push(results(1, 3));
    one.push(results(4, 5));
    one.push(results(6, 6));
    one.resume();
    one.push(results(7, 7));
    one.end();
    one.resume();
    expect(said).toEqual([results(1, 3), results(4, 6), results(7, 7), "left", "ended"]);
  });

  it("who lets too many wait is given up", () => {
    const { one, said } = subscriber(false);
    one.push([result(0)]);
    one.push(results(1, MOST_WAITING));
    expect(said).toHaveLength(1);
    one.push([result(0)]);
    expect(said.slice(1)).toEqual(["left", "too slow"]);
  });
});

it("ends at once when nothing waits, and once however often it leaves", () => {
  const { one, said } = subscriber(true);
  one.end();
  one.leave();
  expect(said).toEqual(["left", "ended"]);
});
