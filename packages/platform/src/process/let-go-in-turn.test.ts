import { letGoInTurn } from "./let-go-in-turn";

it("lets nobody go in the first half of the time, and in the second one after the other", async () => {
  const beganAt = performance.now();
  const gone: [string, number][] = [];
  const there = ["one"];
  const over = letGoInTurn(() => there, 400, (client) => gone.push([client, performance.now() - beganAt]));
  there.push("two", "three", "four");
  await over;
  expect(gone.map(([client]) => client)).toEqual(["one", "two", "three", "four"]);
  // Timers may be up to a millisecond early.
  for (const [index, [, afterMs]] of gone.entries()) expect(afterMs).toBeGreaterThanOrEqual(200 + index * 50 - 1);
});

it("lets all go at once when it is given no time", async () => {
  const gone: number[] = [];
  await letGoInTurn(() => [1, 2, 3], 0, (client) => gone.push(client));
  expect(gone).toEqual([1, 2, 3]);
});
