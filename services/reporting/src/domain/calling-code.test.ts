import { callingCodeOf } from "./calling-code";

test.each([
  ["+12025550101", "1"],
  ["+74951234567", "7"],
  ["+33612345678", "33"],
  ["+442079460000", "44"],
  ["+35312345678", "353"],
  ["+881612345000", "881"],
  ["+8816", "881"],
])("%s has the calling code %s", (phone, code) => {
  expect(callingCodeOf(phone)).toBe(code);
});
