import { adaptiveDifference, adaptiveRate } from "./adaptive-estimate";

const PERIODS = [
  { shares: [0.5, 0.5], counts: [{ successes: 12, trials: 40 }, { successes: 20, trials: 42 }] },
  { shares: [0.3, 0.7], counts: [{ successes: 9, trials: 22 }, { successes: 25, trials: 58 }] },
  { shares: [0.25, 0.75], counts: [{ successes: 5, trials: 19 }, { successes: 30, trials: 61 }] },
];

test("weighs each contact by how likely it was to get its arm", () => {
  // Hadad and others (2021), equations 5 and 9, calculated in Python contact by contact.
  expect(adaptiveRate(PERIODS, 0)).toMatchObject({ estimate: expect.closeTo(0.32356861292969036, 12), standardError: expect.closeTo(0.05089553950603298, 12) });
  expect(adaptiveRate(PERIODS, 1)).toMatchObject({ estimate: expect.closeTo(0.4657162193549036, 12), standardError: expect.closeTo(0.040489016797860336, 12) });
  expect(adaptiveDifference(PERIODS, 0, 1)).toEqual({
    estimate: expect.closeTo(-0.14214760642521324, 12),
    standardError: expect.closeTo(0.06503627005654292, 12),
    interval: { low: expect.closeTo(-0.2696163534248581, 10), high: expect.closeTo(-0.014678859425568375, 10) },
  });
});

test("without contacts there is nothing to estimate", () => {
  expect(adaptiveRate([], 0)).toBeNull();
  expect(adaptiveDifference([], 0, 1)).toBeNull();
});
