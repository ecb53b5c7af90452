import { together } from "./together";

test("what arrives while others are handled is handled together, behind them", async () => {
  const handled: number[][] = [];
  const give = together<number>(async (parts) => {
    handled.push([...parts]);
    await Promise.resolve();
  }, 1);
  await Promise.all([1, 2, 3, 4].map(give));
  await give(5);
  expect(handled).toEqual([[1], [2, 3, 4], [5]]);
});

test("of several that fail together only those fail that fail alone", async () => {
  const handled: number[] = [];
  const give = together<number>(async (parts) => {
    await Promise.resolve();
    if (parts.includes(3)) throw new Error("three");
    handled.push(...parts);
  }, 1);
  const ends = await Promise.allSettled([1, 2, 3, 4].map(give));
  expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
  expect(handled).toEqual([1, 2, 4]);
});
