import type { Spectator } from "./crowd";
import { sightingDelays } from "./sighting-delays";

const spectator = (...sightings: [number, number][]): Spectator => ({ sightings: sightings.map(([atMs, ended]) => ({ atMs, ended })), last: null, isComplete: true, closed: null });

it("counts each end of a call once for each subscriber, from when it ended to when it was first told", () => {
  const delays = sightingDelays([300, 100, 200], [spectator([50, 0], [150, 1], [320, 3], [900, 3]), spectator([310, 3])]);
  expect(delays.count()).toBe(6);
  // The first sees them after 50, 120 and 20 ms, the second after 210, 110 and 10.
  expect([delays.at(0.01), delays.at(0.5), delays.at(1), delays.most()]).toEqual([10, 50, 210, 210]);
});

it("has no number where nothing was seen", () => {
  expect(sightingDelays([100], [spectator()]).at(0.99)).toBeNaN();
});
