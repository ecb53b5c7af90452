import { dayPartOf } from "./day-parts";

test("the parts of the day are the guide's, and the hours between them belong to none", () => {
  const parts = Array.from({ length: 24 }, (_, hour) => dayPartOf(hour));
  expect(parts.map((part, hour) => `${hour} ${part}`).filter((one) => !one.endsWith("other"))).toEqual([
    ...["9 morning", "10 morning", "12 midday", "13 midday", "14 afternoon", "15 afternoon", "16 afternoon", "17 evening", "18 evening", "19 evening"],
  ]);
});
