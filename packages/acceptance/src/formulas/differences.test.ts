import { differences } from "./differences";

test("numbers may lie apart by 1e-9, of themselves when they are large", () => {
  expect(differences({ a: 1e12 + 1, b: [0.1 + 0.2, null, "x"] }, { a: 1e12, b: [0.3, null, "x"] }, "m")).toEqual({ compared: 4, faults: [] });
  expect(differences({ a: 1 }, { a: 1 + 1e-8 }, "m").faults).toEqual(["m.a: 1 instead of 1.00000001"]);
});

test("what is missing, too much or of another kind is a fault", () => {
  expect(differences({ a: [1, 2], b: null }, { a: [1], b: 0, c: 1 }, "m").faults).toEqual(["m.a.1: 2 instead of undefined", "m.b: null instead of 0", "m.c: undefined instead of 1"]);
});

test("not a number is no number", () => {
  expect(differences(NaN, 1, "m").faults).toHaveLength(1);
});
