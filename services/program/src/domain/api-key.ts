/** What a key may do, each including the one before: read; run programs; administer the organization. */
export const KEY_ROLES = ["viewer", "operator", "admin"] as const;
/** One of `KEY_ROLES`. */
export type KeyRole = (typeof KEY_ROLES)[number];

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SHOWN_LETTERS = 12;

/** The text of a key with this much randomness (32 bytes): `rdl_` and the bytes in base 62, always of the same length. */
export function apiKeyText(random: Uint8Array): string {
  let rest = random.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  let text = "";
  for (let at = 0; at < Math.ceil((random.length * 8) / Math.log2(62)); at++) {
    text = `${ALPHABET[Number(rest % 62n)]}${text}`;
    rest /= 62n;
  }
  return `rdl_${text}`;
}

/** The beginning of a key by which people tell their keys apart; it opens nothing. */
export function apiKeyPrefix(key: string): string {
  return key.slice(0, SHOWN_LETTERS);
}
