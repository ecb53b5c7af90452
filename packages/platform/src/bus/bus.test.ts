import { endOfBatch, LARGE_MESSAGE, MOST_MESSAGES, partitionOf } from "./bus";

describe("endOfBatch", () => {
  it("ends a batch behind its 500th message or its first large one, whichever comes first", () => {
    const small = Array.from({ length: 700 }, () => 1);
    expect(endOfBatch(small)).toBe(MOST_MESSAGES);
    expect(endOfBatch(small, 500)).toBe(700);
    expect(endOfBatch([1, LARGE_MESSAGE, 1])).toBe(2);
    expect(endOfBatch([1, LARGE_MESSAGE, 1], 1)).toBe(2);
    expect(endOfBatch([1, LARGE_MESSAGE, 1], 2)).toBe(3);
  });

  it("ends it behind another number of messages when told, and still behind a large one", () => {
    expect(endOfBatch(Array.from({ length: 700 }, () => 1), 0, 600)).toBe(600);
    expect(endOfBatch([1, LARGE_MESSAGE, 1], 0, 600)).toBe(2);
  });
});

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
