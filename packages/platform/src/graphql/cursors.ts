import { createHmac } from "node:crypto";
import { Rejection } from "@redial/kernel";
import { isSecret } from "./identity";

/** Where a row stands in the order of its list: the values of the keys by which the list is ordered. */
export type ListPlace = readonly (string | number | null)[];

/** Cursors of a list's rows: text that tells a caller nothing and cannot be made up. */
export interface Cursors {
  /** The cursor of the row at a place of a list. `list` names the list and whatever else it depends on, such as the execution and the filter. */
  write(list: ListPlace, place: ListPlace): string;
  /** The place that a cursor of this very list stands for; refuses any other text with `CURSOR_INVALID`. */
  read(list: ListPlace, cursor: string): ListPlace;
}

/** Of the signature 96 bits are kept: too many to guess, and a cursor stays short. */
const SIGNATURE_LENGTH = 16;

/** Cursors that are signed with a secret; all replicas that share it read each other's. They stay good for as long as the secret does. */
export function cursorsOf(secret: string): Cursors {
  const sign = (list: ListPlace, text: string) => createHmac("sha256", secret).update(JSON.stringify(["cursor", list, text])).digest("base64url").slice(0, SIGNATURE_LENGTH);
  return {
    write(list, place) {
      const text = Buffer.from(JSON.stringify(place)).toString("base64url");
      return `${text}.${sign(list, text)}`;
    },
    read(list, cursor) {
      const [text = "", signature = ""] = cursor.split(".", 2);
      if (!isSecret(signature, sign(list, text))) {
        throw new Rejection("CURSOR_INVALID", "This list has given out no such cursor; take the endCursor of one of its pages, or begin without one.", ["after"]);
      }
      return JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as ListPlace;
    },
  };
}
