import type { Told } from "./join-event";
import { createSubscriber, MOST_WAITING, STALLED_MS, type Subscriber } from "./subscriber";

const result = (n: number): Told => ({ data: { n } });

function subscriber(isLatest: boolean): { one: Subscriber; said: string[]; at: { now: number } } {
  const said: string[] = [];
  const at = { now: 0 };
  const one = createSubscriber({ clock: { now: () => at.now }, isLatest, onLeave: () => said.push("left"), onTooSlow: () => said.push("too slow") });
  return { one, said, at };
}

describe("a subscriber of states", () => {
  it("who lags gets the last one only, and always that", async () => {
    const { one, said } = subscriber(true);
    for (let n = 1; n <= 100_000; n++) one.push(result(n));
    one.end();
    expect(await one.next()).toEqual({ done: false, value: result(100_000) });
    expect(await one.next()).toEqual({ done: true, value: undefined });
    expect(said).toEqual(["left"]);
  });

  it("who takes nothing for long is given up when there is more to tell", async () => {
    const { one, said, at } = subscriber(true);
    one.push(result(1));
    at.now = STALLED_MS;
    one.push(result(2));
    expect(said).toEqual([]);
    at.now = STALLED_MS + 1;
    one.push(result(3));
    expect(said).toEqual(["left", "too slow"]);
    one.push(result(4));
    expect(await one.next()).toEqual({ done: true, value: undefined });
  });
});

describe("a subscriber of events", () => {
  it("gets each, in order, whether it waits for them or they for it", async () => {
    const { one } = subscriber(false);
    const first = one.next();
    for (let n = 1; n <= MOST_WAITING; n++) one.push(result(n));
    one.end();
    const values = [(await first).value as Told];
    for await (const value of one) values.push(value);
    expect(values).toEqual(Array.from({ length: MOST_WAITING }, (_, at) => result(at + 1)));
  });

  it("who lets too many wait is given up", () => {
    const { one, said } = subscriber(false);
    for (let n = 1; n <= MOST_WAITING; n++) one.push(result(n));
    expect(said).toEqual([]);
    one.push(result(0));
    expect(said).toEqual(["left", "too slow"]);
  });
});

it("leaving is not held up by a result that is waited for", async () => {
  const { one, said } = subscriber(true);
  const waited = one.next();
  expect(await one.return?.()).toEqual({ done: true, value: undefined });
  expect(await waited).toEqual({ done: true, value: undefined });
  expect(said).toEqual(["left"]);
});
