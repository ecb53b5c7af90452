import { MINUTE_MS, SECOND_MS, type Instant } from "@redial/kernel";
import type { AnswerProfile } from "./answer-profile";
import type { CallCourse, CallModel, Dial, EarlierCall } from "./call-model";
import { localTime, type LocalTime } from "./local-time";
import { detect } from "./machine-detection";
import { networkWeather } from "./network-weather";
import { personAt, type Person } from "./person";
import { seededRandom } from "./seeded-random";

const MOST_TALK_SECONDS = 3_600;

/** People as a profile describes them: who they are hangs on seed and phone, how a dial goes on the attempt number, the hour and the earlier calls. */
export function createAnswerModel(profile: AnswerProfile): CallModel {
  const failureShare = networkWeather(profile.world.network);
  return {
    usesHistory: true,
    course(dial, startedAt, earlier) {
      const person = personAt(dial.phone, dial.seed, profile);
      const chances = chancesOf(dial, person, startedAt, earlier, profile, failureShare(startedAt, dial.seed));
      return courseOf(dial, person, chances, profile);
    },
  };
}

interface Chances {
  failure: number;
  busy: number;
  live: number;
}

function chancesOf(dial: Dial, person: Person, at: Instant, earlier: readonly EarlierCall[], profile: AnswerProfile, failure: number): Chances {
  const { world } = profile;
  const zone = dial.timeZone ?? profile.timeZone;
  const local = localTime(at, zone);
  const curve = world.homes[person.home][isWeekend(local) ? "weekend" : "weekday"];
  const triesInSlot = earlier.filter((call) => slotOf(localTime(call.startedAt, zone)) === slotOf(local)).length;
  const live = person.willingness * (curve[local.hour] ?? 0) * (profile.weekdays[local.weekday] ?? 1) * world.fatigue ** triesInSlot;
  const wasJustBusy = earlier.some((call) => call.code === "sip:486" && at >= call.endedAt && at - call.endedAt <= world.busyRedial.withinMinutes * MINUTE_MS);
  const busy = wasJustBusy ? world.busyRedial.share : world.busyShare * (local.hour === profile.busyHour ? world.busyHourFactor : 1);
  return { failure, busy, live: Math.min(live, 1) };
}

/** Every number is drawn whether it is used or not, so that a longer ring or another hour changes only what it has to. */
function courseOf(dial: Dial, person: Person, chances: Chances, profile: AnswerProfile): CallCourse {
  const { world } = profile;
  const random = seededRandom("dial", dial.seed, dial.phone, dial.attempt);
  const fate = { failure: random.uniform(), busy: random.uniform(), live: random.uniform(), rejected: random.uniform(), amd: random.uniform() };
  const within = random.uniform();
  const postDialMs = ms(random.lognormal(world.postDialSeconds.median, world.postDialSeconds.sigma));
  const humanMs = ms(Math.max(0.5, random.normal(world.humanAnswerSeconds.mean, world.humanAnswerSeconds.deviation)));
  const machineMs = ms(Math.max(0.5, random.normal(world.machineAnswerSeconds.mean, world.machineAnswerSeconds.deviation)));
  const talkMs = ms(Math.min(random.lognormal(profile.talkSeconds.median, profile.talkSeconds.sigma), MOST_TALK_SECONDS));
  const unanswered = { answeredBy: null, talkMs: 0, ringMs: 0 };

  if (fate.failure < chances.failure) return { ...unanswered, code: "sip:503", postDialMs, endedBy: "network" };
  if (!person.isAssigned) return { ...unanswered, code: "sip:404", postDialMs: between(world.invalidSeconds, within), endedBy: "network" };
  if (fate.busy < chances.busy) return { ...unanswered, code: "sip:486", postDialMs, endedBy: "callee" };
  const ringLimitMs = dial.ringSeconds * SECOND_MS;
  const isLive = fate.live < chances.live;
  const rejectedMs = between(world.rejectedSeconds, within);
  if (isLive && fate.rejected < world.rejectedShare && rejectedMs < ringLimitMs) {
    return { ...unanswered, code: "sip:603", postDialMs, ringMs: rejectedMs, endedBy: "callee" };
  }
  if (isLive && humanMs < ringLimitMs) return answered(dial, "human", { postDialMs, ringMs: humanMs, talkMs }, fate.amd, world);
  if (!isLive && person.hasVoicemail && machineMs < ringLimitMs) {
    return answered(dial, "machine", { postDialMs, ringMs: machineMs, talkMs: ms(world.messageSeconds) }, fate.amd, world);
  }
  const picksUpMs = isLive ? humanMs : person.hasVoicemail ? machineMs : Infinity;
  const crossingMs = ms(world.crossingSeconds);
  if (picksUpMs < ringLimitMs + crossingMs) return { code: "sip:200", answeredBy: null, postDialMs, ringMs: ringLimitMs, talkMs: crossingMs, endedBy: "glare" };
  return { ...unanswered, code: "sip:487", postDialMs, ringMs: ringLimitMs, endedBy: "caller" };
}

type Times = Pick<CallCourse, "postDialMs" | "ringMs" | "talkMs">;

/** Whoever is taken for a machine hears the message or, when none is to be left, is hung up on as soon as detection has spoken. */
function answered(dial: Dial, by: "human" | "machine", times: Times, draw: number, world: AnswerProfile["world"]): CallCourse {
  const answeredBy = dial.enableAMD ? detect(by, draw, world.amd) : null;
  if (answeredBy !== "machine") return { ...times, code: "sip:200", answeredBy, endedBy: by === "human" ? "callee" : "caller" };
  const talkMs = ms(dial.leaveMessage ? world.messageSeconds : world.amd.decisionSeconds);
  return { ...times, talkMs, code: "sip:200", answeredBy, endedBy: "caller" };
}

/** Parts of the week in which a second try finds people doing what they did at the first. */
function slotOf(local: LocalTime): string {
  const part = local.hour < 12 ? "morning" : local.hour < 17 ? "afternoon" : "evening";
  return `${isWeekend(local) ? "weekend" : "weekday"} ${part}`;
}

function isWeekend(local: LocalTime): boolean {
  return local.weekday >= 5;
}

function between([least, most]: readonly [number, number], draw: number): number {
  return ms(least + draw * (most - least));
}

function ms(seconds: number): number {
  return Math.round(seconds * SECOND_MS);
}
