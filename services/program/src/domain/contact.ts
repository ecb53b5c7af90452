import type { ReadPhone } from "./phone";
import { isObject, parse, quote, type Parsed, type Place } from "./place";
import { readText } from "./read-fields";
import { readRegion } from "./region";
import { isStorableJson } from "./storable-text";
import { findTimeZone } from "./time-zone";

/** Whatever an organization keeps about a contact; JSON. */
export type Attributes = Readonly<Record<string, unknown>>;

/** A contact as it was given, checked: `phone` in E.164, `timeZone` an IANA name, `region` see `readRegion`. */
export interface ContactDraft {
  phone: string;
  externalId: string | null;
  timeZone: string | null;
  region: string | null;
  attributes: Attributes;
}

/** The fields of a contact beside its attributes. */
export const CONTACT_FIELDS = ["phone", "timeZone", "region", "externalId"] as const;
/** One of `CONTACT_FIELDS`. */
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** How long the attributes of one contact may be, as JSON. */
export const MOST_ATTRIBUTE_LETTERS = 16_384;

/** A contact, or every problem it has. An empty text says the same as leaving the field out. */
export function parseContact(value: unknown, readPhone: ReadPhone): Parsed<ContactDraft> {
  return parse(value, [], (place) => {
    const number = readNumber(place.at("phone"), readPhone);
    const timeZone = readOptional(place.at("timeZone"), readContactZone);
    const region = readOptional(place.at("region"), (one) => readRegion(one, number?.country ?? null));
    const externalId = readOptional(place.at("externalId"), (one) => readText(one, { what: "externalId", max: 200, invalid: "CONTACT_EXTERNAL_ID_INVALID" }));
    const attributes = place.at("attributes").isAbsent ? {} : readAttributes(place.at("attributes"));
    if (!number || timeZone === undefined || region === undefined || externalId === undefined || !attributes) return undefined;
    return { phone: number.phone, externalId, timeZone, region, attributes };
  });
}

function readNumber(place: Place, readPhone: ReadPhone): { phone: string; country: string | null } | undefined {
  if (isLeftOut(place)) return place.refuse("PHONE_MISSING", "A contact needs a phone number.");
  if (typeof place.value !== "string") return place.refuse("PHONE_INVALID", `A phone number must be a text, not ${quote(place.value)}.`);
  const reading = readPhone(place.value);
  return reading.kind === "accepted" ? reading : place.refuse(reading.code, reading.message);
}

function readContactZone(place: Place): string | undefined {
  const zone = typeof place.value === "string" ? findTimeZone(place.value.trim()) : null;
  return zone ?? place.refuse("CONTACT_TIME_ZONE_UNKNOWN", `${quote(place.value)} is not an IANA time zone; use a name such as Europe/Paris.`);
}

function readAttributes(place: Place): Attributes | undefined {
  const { value } = place;
  if (!isObject(value) || Array.isArray(value)) return place.refuse("CONTACT_ATTRIBUTES_INVALID", `Attributes must be a JSON object, not ${quote(value)}.`);
  if (!isStorableJson(value)) return place.refuse("CONTACT_ATTRIBUTES_INVALID", "Attributes must hold whole Unicode text and lie at most 16 levels deep.");
  if (JSON.stringify(value).length <= MOST_ATTRIBUTE_LETTERS) return value;
  return place.refuse("CONTACT_ATTRIBUTES_TOO_LARGE", `The attributes of a contact must not exceed ${MOST_ATTRIBUTE_LETTERS} characters of JSON.`);
}

function readOptional<Value>(place: Place, read: (place: Place) => Value | undefined): Value | null | undefined {
  return isLeftOut(place) ? null : read(place);
}

function isLeftOut(place: Place): boolean {
  return place.isAbsent || (typeof place.value === "string" && place.value.trim() === "");
}
