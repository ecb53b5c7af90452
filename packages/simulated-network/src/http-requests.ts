import { isTimeZone } from "@redial/answer-model";
import { CLOCK_MODES, parseIso } from "@redial/kernel";
import { z } from "zod";
import type { CallOrder } from "./call";

const instant = z.string().transform((text, context) => {
  const at = parseIso(text);
  if (at !== null) return at;
  context.addIssue({ code: "custom", message: "an ISO 8601 instant with an offset" });
  return z.NEVER;
});

const fields = z.object({
  id: z.string().min(1).max(200),
  fencingToken: z.int().min(1).default(1),
  account: z.string().min(1).default("default"),
  tag: z.string(),
  phone: z.string().regex(/^\+\d{5,15}$/),
  callerId: z.string().nullable().default(null),
  ringSeconds: z.int().min(1).max(600),
  enableAMD: z.boolean().default(false),
  leaveMessage: z.boolean().default(false),
  clock: z.enum(CLOCK_MODES),
  startAt: instant.nullable().default(null),
  expiresAt: instant.nullable().default(null),
  seed: z.string(),
  profile: z.string(),
  attempt: z.int().min(1),
  timeZone: z.string().refine(isTimeZone, "an IANA time zone").nullable().default(null),
});

const order: z.ZodType<CallOrder> = fields.refine(({ clock, startAt }) => clock === "real_time" || startAt !== null, { path: ["startAt"], message: "a fast-forward call needs its virtual start" });

const MOST_CALLS = 5_000;

function haveDistinctIds(calls: readonly { id: string }[]): boolean {
  return new Set(calls.map(({ id }) => id)).size === calls.length;
}

/** Body of `POST /calls`. */
export const placeRequest = z.object({ calls: z.array(order).max(MOST_CALLS).refine(haveDistinctIds, "each id once") });

/** Body of `POST /calls/reconcile`. */
export const reconcileRequest = z.object({
  calls: z
    .array(z.object({ id: z.string().min(1).max(200), fencingToken: z.int().min(1).default(1) }))
    .max(MOST_CALLS)
    .refine(haveDistinctIds, "each id once"),
});

/** Query of `GET /events`. */
export const eventsRequest = z.object({
  account: z.string().default("default"),
  after: z.coerce.number().int().min(0).default(0),
  waitMs: z.coerce.number().int().min(0).max(60_000).default(0),
});

/** Query of `GET /ledger/summary`. */
export const summaryRequest = z.object({ tag: z.string(), after: instant.optional() });
