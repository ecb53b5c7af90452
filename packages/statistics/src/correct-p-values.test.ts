import { benjaminiHochberg, holm } from "./correct-p-values";

/** The fifteen p-values of the example of Benjamini and Hochberg, J. R. Statist. Soc. B 57 (1995) 289, section 3.2, shuffled; their false-discovery rate of 5 % rejects the first four. */
const P_VALUES = [0.0459, 0.0001, 1, 0.0004, 0.0019, 0.324, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.4262, 0.5719, 0.6528, 0.759];
/** R 4 `p.adjust` and statsmodels 0.15 `multipletests` agree. */
const FALSE_DISCOVERY = [0.0765, 0.0015, 1, 0.003, 0.0095, 0.486, 0.035625, 0.0603, 0.06385714285714286, 0.06385714285714286, 0.0645, 0.5811818181818182, 0.714875, 0.7532307692307693, 0.8132142857142857];
const STEP_DOWN = [0.3213, 0.0015, 1, 0.0056, 0.0247, 1, 0.114, 0.2211, 0.278, 0.278, 0.278, 1, 1, 1, 1];

test("corrects for the share of false discoveries as published", () => {
  const corrected = benjaminiHochberg(P_VALUES);
  corrected.forEach((value, index) => expect(value).toBeCloseTo(FALSE_DISCOVERY[index] ?? NaN, 12));
  expect(corrected.filter((value) => value <= 0.05)).toHaveLength(4);
});

test("corrects for any false one by Holm's steps", () => {
  holm(P_VALUES).forEach((value, index) => expect(value).toBeCloseTo(STEP_DOWN[index] ?? NaN, 12));
});

test("nothing to correct is no mistake", () => {
  expect(holm([])).toEqual([]);
  expect(benjaminiHochberg([0.03])).toEqual([0.03]);
});
