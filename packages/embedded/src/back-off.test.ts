import { restartDelayMs } from "./back-off";

it("waits one second after the first end, twice as long after each further one, and never more than ten", () => {
  expect([1, 2, 3, 4, 5, 50].map(restartDelayMs)).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
});
