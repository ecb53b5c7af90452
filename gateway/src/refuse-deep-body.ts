import { Rejection } from "@redial/kernel";
import type { RequestHandler } from "express";

/** How many levels the JSON of a request may lie deep: many times what any document needs, and far fewer than what writing it again can bear. */
export const MOST_LEVELS = 100;

/** Refuses a request whose JSON lies too deep with `BODY_TOO_DEEP`: it could be read, but not be passed on to a service. */
export const refuseDeepBody: RequestHandler = (request, _response, next) => {
  if (isDeeperThan(request.body, MOST_LEVELS)) throw new Rejection("BODY_TOO_DEEP", `The JSON of a request may lie at most ${MOST_LEVELS} levels deep.`);
  next();
};

/** Level by level and not by recursion, for which the values meant here are too deep. */
function isDeeperThan(value: unknown, levels: number): boolean {
  let level = [value].filter(isParent);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === levels) return true;
    level = level.flatMap((parent) => Object.values(parent).filter(isParent));
  }
  return false;
}

function isParent(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
