/** Country calling codes of two digits (ITU-T E.164, list of assigned codes); 1 and 7 have one digit, all others three. */
const TWO_DIGITS = new Set(
  "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98".split(" "),
);

/** The country calling code of an E.164 number, or of its first four characters or more, without its plus. */
export function callingCodeOf(phone: string): string {
  const first = phone.slice(1, 2);
  if (first === "1" || first === "7") return first;
  const two = phone.slice(1, 3);
  return TWO_DIGITS.has(two) ? two : phone.slice(1, 4);
}
