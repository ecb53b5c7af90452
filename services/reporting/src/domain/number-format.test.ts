import { callingCodeOf, numberFormatOf, numberPrefixOf } from "./number-format";

test.each([
  ["+12025550101", "1", "+1 10 digits", "+1202"],
  ["+74951234567", "7", "+7 10 digits", "+7495"],
  ["+33612345678", "33", "+33 9 digits", "+33612"],
  ["+442079460000", "44", "+44 10 digits", "+44207"],
  ["+35312345678", "353", "+353 8 digits", "+353123"],
  ["+881612345000", "881", "+881 9 digits", "+881612"],
])("%s has the calling code %s, the format %s and the prefix %s", (phone, code, format, prefix) => {
  expect([callingCodeOf(phone), numberFormatOf(phone), numberPrefixOf(phone)]).toEqual([code, format, prefix]);
});
