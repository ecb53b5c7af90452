/** Country calling codes of two digits (ITU-T E.164, list of assigned codes); 1 and 7 have one digit, all others three. */
const TWO_DIGITS = new Set(
  "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98".split(" "),
);

/** The country calling code of an E.164 number, without its plus. */
export function callingCodeOf(phone: string): string {
  const first = phone.slice(1, 2);
  if (first === "1" || first === "7") return first;
  const two = phone.slice(1, 3);
  return TWO_DIGITS.has(two) ? two : phone.slice(1, 4);
}

/** How an E.164 number is built: its calling code and how many digits follow, such as `+33 9 digits`. */
export function numberFormatOf(phone: string): string {
  const code = callingCodeOf(phone);
  return `+${code} ${phone.length - 1 - code.length} digits`;
}

/** Digits of the national number that a prefix is read by: an area code of North America, a range of most other plans. */
const AREA_DIGITS = 3;

/** The beginning of an E.164 number that tells its range: its calling code and the three digits behind it. */
export function numberPrefixOf(phone: string): string {
  return phone.slice(0, 1 + callingCodeOf(phone).length + AREA_DIGITS);
}
