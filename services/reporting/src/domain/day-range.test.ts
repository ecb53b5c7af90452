import { Rejection } from "@redial/kernel";
import { readDays } from "./day-range";

test("either end of a range may be left open", () => {
  expect(readDays({ from: "2024-02-29" })).toEqual({ from: "2024-02-29", to: null });
  expect(readDays({ from: null, to: "2025-01-31" })).toEqual({ from: null, to: "2025-01-31" });
});

test.each(["2025-02-29", "2025-1-31", "31.01.2025", "2025-13-01", "2025-01-31T00:00:00Z", "0000-01-01", ""])("%s is no date", (from) => {
  expect(() => readDays({ from })).toThrow(new Rejection("DATE_INVALID", "from must be a date such as 2025-01-31.", ["from"]));
});

test("a range of one day is fine, one that ends before it begins is not", () => {
  expect(readDays({ from: "2025-01-31", to: "2025-01-31" })).toEqual({ from: "2025-01-31", to: "2025-01-31" });
  expect(() => readDays({ from: "2025-01-31", to: "2025-01-30" })).toThrow("2025-01-30 is before 2025-01-31");
});
