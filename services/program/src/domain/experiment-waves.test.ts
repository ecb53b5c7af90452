import { openWave, waveCount, waveSizes } from "./experiment-waves";

const NOBODY = { successes: 0, trials: 0 };

describe("the waves of an audience", () => {
  it("are ten at most, fewer where a wave would have less than ten contacts for each arm, and one where there is nothing to learn on the way", () => {
    expect([1_000_000, 200, 199, 60, 20, 3].map((size) => waveCount(size, 2))).toEqual([10, 10, 9, 3, 1, 1]);
    expect(waveCount(400, 4)).toBe(10);
  });

  it("follow each other without a gap to the audience's end", () => {
    for (const size of [3, 61, 200, 12_345]) {
      const waves = Array.from({ length: waveCount(size, 2) }, (_, index) => openWave(index + 1, size, [NOBODY, NOBODY], null));
      expect(waves.map(({ from }) => from)).toEqual([0, ...waves.slice(0, -1).map(({ to }) => to)]);
      expect(waves.at(-1)?.to).toBe(size);
    }
  });
});

describe("the shares of a wave", () => {
  it.each([2, 3, 7, 10])("of %i arms are even as long as nothing is known", (arms) => {
    const { parts } = openWave(1, 1_000, Array.from({ length: arms }, () => NOBODY), null);
    expect(new Set(parts)).toEqual(new Set([40]));
  });

  it("follow the arm that leads, and leave every other half of an even share", () => {
    const leads = { successes: 90, trials: 100 };
    const trails = { successes: 10, trials: 100 };
    expect(openWave(2, 1_000, [trails, leads], 0).parts).toEqual([20, 60]);
    expect(openWave(2, 1_000, [trails, leads, trails], 0).parts).toEqual([20, 80, 20]);
    const [first = 0, second = 0] = openWave(2, 1_000, [{ successes: 50, trials: 100 }, { successes: 53, trials: 100 }], 0).parts;
    expect(first).toBeGreaterThan(20);
    expect(second).toBeGreaterThan(first);
    expect(first + second).toBe(80);
  });

  it("give every arm somebody of the smallest wave, so that each has a chance above 0", () => {
    for (const arms of [2, 3, 5, 10]) {
      const counts = Array.from({ length: arms }, (_, arm) => ({ successes: arm === 0 ? 100 : 0, trials: 100 }));
      for (const size of [arms * 20, arms * 20 + 7, arms * 100 + 1]) {
        const sizes = waveSizes(openWave(2, size, counts, 0));
        expect(Math.min(...sizes)).toBeGreaterThan(0);
      }
    }
  });
});
