/** A phone number in E.164 and the country in whose plan it is (ISO 3166, two letters; null for numbers of no one country), or the code and the sentence that say why there is none. */
export type PhoneReading = { kind: "accepted"; phone: string; country: string | null } | { kind: "refused"; code: string; message: string };

/** Reads a number as people write it. */
export type ReadPhone = (text: string) => PhoneReading;

/** How numbers are read where those without a country belong to `defaultCountry` (ISO 3166, two letters; an unknown one is refused) or, null, are refused. */
export type PhonesOf = (defaultCountry: string | null) => ReadPhone;
