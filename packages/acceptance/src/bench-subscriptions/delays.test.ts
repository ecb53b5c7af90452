import { countDelays } from "./delays";

it("tells the delay that a share did not exceed, and the longest", () => {
  const delays = countDelays();
  for (const delay of [10.4, 50, 20, -3, 210]) delays.add(delay);
  expect([delays.count(), delays.at(0.2), delays.at(0.5), delays.at(0.99), delays.most()]).toEqual([5, 0, 20, 210, 210]);
});

it("has no number where there was none", () => expect(countDelays().at(0.99)).toBeNaN());
