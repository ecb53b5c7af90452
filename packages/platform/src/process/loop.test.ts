import { createLog } from "./log";
import { startLoop, type Loop } from "./loop";

describe("a loop", () => {
  let lines: { message: string; retryMs: number }[];
  let rounds: number;
  let loop: Loop | undefined;
  beforeEach(() => {
    jest.useFakeTimers();
    lines = [];
    rounds = 0;
  });
  afterEach(async () => {
    await loop?.stop();
    jest.useRealTimers();
  });
  const log = createLog("test", "debug", (line) => lines.push(JSON.parse(line) as { message: string; retryMs: number }));
  /** Starts a loop whose rounds do what `round` says, called with their number. */
  const start = (round: (number: number) => Promise<boolean> | boolean) =>
    (loop = startLoop({ name: "looking", everyMs: 1_000, log, round: async () => round(++rounds) }));
  const passMs = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it("works at once, and then every so often", async () => {
    start(() => false);
    await passMs(0);
    expect(rounds).toBe(1);
    await passMs(999);
    expect(rounds).toBe(1);
    await passMs(2_001);
    expect(rounds).toBe(4);
  });

  it("goes on at once while there is more to do", async () => {
    start((number) => number < 100);
    await passMs(0);
    expect(rounds).toBe(100);
  });

  it("works when woken, once for many wakes", async () => {
    start(() => false);
    await passMs(0);
    for (let wakes = 0; wakes < 5; wakes++) loop?.wake();
    await passMs(0);
    expect(rounds).toBe(2);
  });

  it("works again after a round during which it was woken", async () => {
    let finish: (more: boolean) => void = () => undefined;
    start((number) => (number === 1 ? new Promise<boolean>((resolve) => (finish = resolve)) : false));
    loop?.wake();
    await passMs(5_000);
    expect(rounds).toBe(1);
    finish(false);
    await passMs(0);
    expect(rounds).toBe(2);
  });

  it("tries again after a failure, at growing intervals up to five seconds, and says so", async () => {
    start((number) => {
      if (number <= 9) throw new Error("not now");
      return false;
    });
    await passMs(0);
    for (const pauseMs of [100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]) {
      const before = rounds;
      await passMs(pauseMs - 1);
      expect(rounds).toBe(before);
      await passMs(1);
      expect(rounds).toBe(before + 1);
    }
    expect(lines).toHaveLength(9);
    expect(lines[0]).toMatchObject({ message: "looking failed and will be tried again", error: { message: "not now" }, retryMs: 100 });
  });

  it("begins with the shortest pause again once a round succeeded", async () => {
    start((number) => {
      if (number !== 3) throw new Error("not now");
      return true;
    });
    await passMs(300);
    expect(lines.map(({ retryMs }) => retryMs)).toEqual([100, 200, 100]);
  });

  it("does not hurry a failed round because it is woken", async () => {
    start(() => {
      throw new Error("not now");
    });
    await passMs(0);
    for (let wakes = 0; wakes < 10; wakes++) {
      loop?.wake();
      await passMs(1);
    }
    expect(rounds).toBe(1);
  });

  it("stops after the round in hand, and from any pause at once", async () => {
    let finish: (more: boolean) => void = () => undefined;
    start(() => new Promise<boolean>((resolve) => (finish = resolve)));
    let stopped = false;
    const stopping = loop?.stop().then(() => (stopped = true));
    await passMs(10_000);
    expect(stopped).toBe(false);
    finish(true);
    await stopping;
    expect(rounds).toBe(1);

    start(() => {
      throw new Error("not now");
    });
    await passMs(0);
    await loop?.stop();
    expect(rounds).toBe(2);
  });
});
