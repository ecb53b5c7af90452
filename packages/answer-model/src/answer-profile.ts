import { z } from "zod";
import b2b from "../profiles/b2b.json";
import coldConsumer from "../profiles/cold_consumer.json";
import knownConsumer from "../profiles/known_consumer.json";
import warmLead from "../profiles/warm_lead.json";
import worldNumbers from "../profiles/world.json";
import { isTimeZone } from "./local-time";

const share = z.number().min(0).max(1);
const span = z.tuple([z.number().positive(), z.number().positive()]);
const hours = z.array(z.number().min(0)).length(24);
const home = z.object({ weekday: hours, weekend: hours });
const HOMES = ["day_worker", "at_home", "shift_worker", "office"] as const;
const LINE_TYPES = ["mobile", "land", "business"] as const;
const spread = z.object({ mean: z.number().positive(), deviation: z.number().positive() });
const skewed = z.object({ median: z.number().positive(), sigma: z.number().min(0) });

const world = z.object({
  network: z.object({ calmFailureShare: share, burstFailureShare: share, burstsPerHour: share, burstSeconds: span }),
  invalidSeconds: span,
  rejectedSeconds: span,
  rejectedShare: share,
  busyShare: share,
  busyHourFactor: z.number().min(1),
  busyRedial: z.object({ withinMinutes: z.number(), share }),
  fatigue: share,
  postDialSeconds: skewed,
  humanAnswerSeconds: spread,
  machineAnswerSeconds: spread,
  crossingSeconds: z.number().positive(),
  amd: z.object({ humanTakenForMachine: share, machineTakenForHuman: share, unknown: share, decisionSeconds: z.number().positive() }),
  messageSeconds: z.number().positive(),
  voicemailShare: z.record(z.enum(LINE_TYPES), share),
  homes: z.record(z.enum(HOMES), home),
});

const profile = z.object({
  timeZone: z.string().refine(isTimeZone, "an IANA time zone"),
  invalidShare: share,
  lineTypes: z.record(z.enum(LINE_TYPES), share),
  willingness: z.object({ mean: share, concentration: z.number().positive() }),
  homes: z.record(z.enum(HOMES), share),
  /** Factors from Monday to Sunday. */
  weekdays: z.array(z.number().min(0)).length(7),
  busyHour: z.int().min(0).max(23),
  talkSeconds: skewed,
});

export type LineType = (typeof LINE_TYPES)[number];
export type HomeName = (typeof HOMES)[number];

/** What is the same for everyone: the network, the times, the detection of machines, the curves of a day. Units are in the names. */
export type World = z.infer<typeof world>;

/** Who is called: the numbers from which the people of one kind of list are made, with the world they live in. */
export type AnswerProfile = z.infer<typeof profile> & { world: World };

const PROFILES = { b2b, cold_consumer: coldConsumer, known_consumer: knownConsumer, warm_lead: warmLead };

let read: ReadonlyMap<string, AnswerProfile> | undefined;

/** The profiles that Redial brings, by name, read once. Throws when a file does not fit the shape above. */
export function answerProfiles(): ReadonlyMap<string, AnswerProfile> {
  return (read ??= readAll());
}

function readAll(): Map<string, AnswerProfile> {
  const shared = world.parse(worldNumbers);
  return new Map(Object.entries(PROFILES).map(([name, numbers]) => [name, { ...profile.parse(numbers), world: shared }]));
}
