import { partitionOf } from "./bus";

describe("partitionOf", () => {
  it("never changes, for the order of a key hangs on it", () => {
    expect(["", "job-1", "ключ", "0190a0b0-0000-7000-8000-000000000001"].map((key) => partitionOf(key, 1_000))).toEqual([261, 38, 361, 480]);
  });

  it("spreads keys evenly", () => {
    const counts = [0, 0, 0, 0];
    for (let index = 0; index < 10_000; index++) {
      const partition = partitionOf(`0190a0b0-0000-7000-8000-${String(index).padStart(12, "0")}`, 4);
      counts[partition] = (counts[partition] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(2_300);
    expect(Math.max(...counts)).toBeLessThan(2_700);
  });
});
