import { Rejection } from "@redial/kernel";
import type { Env } from "@redial/platform";
import type { PaceLimit } from "./domain/pace-limit";

/** What all calls on a carrier keep to, whoever makes them, by the carrier's name. Carriers that are not named have no limit. */
export type CarrierLimits = ReadonlyMap<string, PaceLimit>;

const EXAMPLE = '{"simulator":{"maxConcurrentCalls":200,"callsPerSecond":20}}';

/** Reads `CARRIER_LIMITS`, a JSON object with a carrier's limits under its name, one or both; empty: none. Else `CONFIG_INVALID`. */
export function readCarrierLimits(env: Env): CarrierLimits {
  const text = env["CARRIER_LIMITS"] || "{}";
  return new Map(Object.entries(objectOf(parsed(text), text)).map(([carrier, limit]) => [carrier, limitOf(objectOf(limit, text), text)]));
}

function limitOf(fields: Record<string, unknown>, text: string): PaceLimit {
  const { maxConcurrentCalls = null, callsPerSecond = null, ...others } = fields;
  const isWhole = maxConcurrentCalls === null || (isPositive(maxConcurrentCalls) && Number.isInteger(maxConcurrentCalls));
  if (!isWhole || !(callsPerSecond === null || isPositive(callsPerSecond)) || Object.keys(others).length > 0) throw invalid(text);
  return { maxConcurrentCalls, callsPerSecond };
}

/** From one call in a thousand seconds on, as for programs: what is slower cannot be planned. */
function isPositive(value: unknown): value is number {
  return typeof value === "number" && value >= 0.001 && value <= 1_000_000;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(text);
  }
}

function objectOf(value: unknown, text: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid(text);
  return { ...value };
}

function invalid(text: string): Rejection {
  return new Rejection("CONFIG_INVALID", `CARRIER_LIMITS must be JSON such as ${EXAMPLE}, with numbers above 0, not "${text}".`, ["CARRIER_LIMITS"]);
}
