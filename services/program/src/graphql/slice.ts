import { Rejection } from "@redial/kernel";
import { isUuid } from "../domain/uuid";
import type { Slice } from "../usecases/ports";

const MOST_ROWS = 100;

/** How many rows a list answers unless it is asked for more or less. */
export const USUAL_ROWS = 20;

/** The part of a list that was asked for; refuses more than 100 rows at once, and an `after` that is no id. */
export function sliceOf(first: number, after: string | null | undefined): Slice {
  if (first < 1 || first > MOST_ROWS) throw new Rejection("FIRST_OUT_OF_RANGE", `first must be 1 to ${MOST_ROWS}, not ${first}.`, ["first"]);
  if (after !== null && after !== undefined && !isUuid(after)) throw new Rejection("AFTER_INVALID", "after must be the id of the last row that you have.", ["after"]);
  return { first, after: after ?? null };
}
