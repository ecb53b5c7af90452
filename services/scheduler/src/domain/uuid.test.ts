import { isUuid } from "./uuid";

it.each([
  ["0190a000-0000-7000-8000-000000000001", true],
  ["0190A000-0000-7000-8000-00000000000F", true],
  ["0190a000-0000-7000-8000-000000000001:1", false],
  ["0190a000000070008000000000000001", false],
  ["execution", false],
  ["", false],
])("%j can be the id of something here: %s", (text, answer) => expect(isUuid(text)).toBe(answer));
