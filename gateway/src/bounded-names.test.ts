import { boundedNames } from "./bounded-names";

it("lets no more names through than it may, and goes on knowing those", () => {
  const nameOf = boundedNames(2);
  expect(["A", "B", "C", "A", "B", "D"].map(nameOf)).toEqual(["A", "B", "other", "A", "B", "other"]);
});

it("calls what has no name anonymous, and what is too long to be one other", () => {
  const nameOf = boundedNames(2);
  expect([null, undefined, "", "x".repeat(61), "x".repeat(60)].map(nameOf)).toEqual(["anonymous", "anonymous", "anonymous", "other", "x".repeat(60)]);
});
