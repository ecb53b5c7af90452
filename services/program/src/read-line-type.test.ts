import { readLineType } from "./read-line-type";

it.each([
  ["+447400123456", "mobile"],
  ["+442079460018", "fixed_line"],
  ["+12025550123", "fixed_line_or_mobile"],
  ["+18005550123", "toll_free"],
  ["+445600123456", "voip"],
  ["+449098790123", "other"],
  ["+99912345", undefined],
])("%s is a line of the kind %s", (phone, lineType) => expect(readLineType(phone)).toBe(lineType));
