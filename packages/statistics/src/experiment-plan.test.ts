import { requiredAdaptiveContacts, requiredContacts } from "./experiment-plan";
import { requiredSequentialSize } from "./required-sample-size";

const question = { baseline: 0.4, lift: 0.05, power: 0.8, alpha: 0.05 };
const required = (contacts: number[]) => requiredContacts({ ...question, split: { kind: "fixed", contacts } });

test("an even split needs as many as its arms need apart", () => {
  expect(required([500, 500])).toBe(2 * requiredSequentialSize({ ...question, arms: 2 }));
});

test("an uneven split needs more, by as much as it tells less of its least known pair", () => {
  // Nine to one: 900 × 100 / 1,000 = 90, where an even split of as many has 250.
  expect(required([900, 100])).toBe(Math.ceil(2 * requiredSequentialSize({ ...question, arms: 2 }) * (250 / 90)));
  // The two small ones of three: 200 × 200 / 400 = 100, where an even split has 1,000 / 6.
  expect(required([600, 200, 200])).toBeCloseTo(3 * requiredSequentialSize({ ...question, arms: 3 }) * (1_000 / 6 / 100), -1);
});

test.each([2, 3, 5])("adaptive shares whose floor leaves nothing free are an even split of %i arms", (arms) => {
  const even = arms * requiredSequentialSize({ ...question, arms });
  expect(Math.abs(requiredAdaptiveContacts({ ...question, arms }, 1 / arms) - even)).toBeLessThanOrEqual(arms);
});

test("the lower the floor, the more contacts it takes to know the others", () => {
  const of = (leastShare: number) => requiredAdaptiveContacts({ ...question, arms: 3 }, leastShare);
  expect(of(0.1)).toBeGreaterThan(of(0.2));
  expect(of(0.2)).toBeGreaterThan(of(1 / 3));
});
