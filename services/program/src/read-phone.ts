import { Rejection } from "@redial/kernel";
import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/max";
import type { PhoneReading, PhonesOf } from "./domain/phone";

const MOST_LETTERS = 40;

/** Reads numbers by the numbering plans of the world (libphonenumber, the full tables): a number must be valid in its country's plan, not merely well-formed. */
export const phonesOf: PhonesOf = (defaultCountry) => {
  const country = defaultCountry === null ? undefined : requireCountry(defaultCountry);
  return (given) => {
    const text = given.trim();
    if (/\p{L}/u.test(text)) return refuse("PHONE_HAS_LETTERS", "A phone number must have no letters and no extension.");
    if (text.length > MOST_LETTERS) return refuse("PHONE_INVALID", `A phone number must not exceed ${MOST_LETTERS} characters.`);
    if (!country && !/^[(\s]*[+＋]/u.test(text)) {
      return refuse("PHONE_COUNTRY_MISSING", "Begin the number with + and its country code, or name a default country.");
    }
    const number = parsePhoneNumberFromString(text, { extract: false, ...(country && { defaultCountry: country }) });
    if (!number?.isValid()) return refuse("PHONE_INVALID", "No phone can have this number; check its country code and its length.");
    return { kind: "accepted", phone: number.number, country: number.country ?? null };
  };
};

function requireCountry(code: string): CountryCode {
  const country = code.toUpperCase();
  if (isSupportedCountry(country)) return country;
  throw new Rejection("COUNTRY_UNKNOWN", "The default country must be an ISO 3166 code of two letters, such as FR.", ["defaultCountry"]);
}

function refuse(code: string, message: string): PhoneReading {
  return { kind: "refused", code, message };
}
