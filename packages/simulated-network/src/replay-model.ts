import { seededRandom, type CallCourse, type CallModel, type Dial, type Random, type World } from "@redial/answer-model";
import { SECOND_MS } from "@redial/kernel";
import type { ReplayedContact } from "./replay-history";

/** Of 100 calls that reached nobody: telephony notes 5 (busy 3-6 %, no answer 25-35 %, failures below 1 %, the rest a machine). */
const FAILURES = { "sip:486": 4, "sip:503": 1, "sip:487": 30, machine: 35 };

/**
 * Replays a real history: a contact answers at the dial that reached him and talks as long as he did, earlier dials fail in ways that are retried by
 * default. A machine answers only where it can be told from a person and gets no message, since either would end the job too early.
 * A number that is not in the history does not exist.
 */
export function createReplayModel(history: ReadonlyMap<string, ReplayedContact>, world: World): CallModel {
  return {
    usesHistory: false,
    course(order) {
      const random = seededRandom("replay", order.seed, order.phone, order.attempt);
      const postDialMs = Math.round(random.lognormal(world.postDialSeconds.median, world.postDialSeconds.sigma) * SECOND_MS);
      const contact = history.get(order.phone);
      if (!contact) return { code: "sip:404", answeredBy: null, postDialMs, ringMs: 0, talkMs: 0, endedBy: "network" };
      if (order.attempt < contact.dials) return failure(order, postDialMs, random, world);
      const ringMs = ringUntil(random, world.humanAnswerSeconds, order.ringSeconds);
      const answeredBy = order.enableAMD ? "human" : null;
      return { code: "sip:200", answeredBy, postDialMs, ringMs, talkMs: contact.talkSeconds * SECOND_MS, endedBy: "callee" };
    },
  };
}

function failure(order: Dial, postDialMs: number, random: Random, world: World): CallCourse {
  const unanswered = { answeredBy: null, postDialMs, ringMs: 0, talkMs: 0 };
  const machines = order.enableAMD && !order.leaveMessage ? FAILURES.machine : 0;
  let left = random.uniform() * (FAILURES["sip:486"] + FAILURES["sip:503"] + FAILURES["sip:487"] + machines);
  if ((left -= FAILURES["sip:486"]) < 0) return { ...unanswered, code: "sip:486", endedBy: "callee" };
  if ((left -= FAILURES["sip:503"]) < 0) return { ...unanswered, code: "sip:503", endedBy: "network" };
  if ((left -= FAILURES["sip:487"]) < 0) return { ...unanswered, code: "sip:487", ringMs: order.ringSeconds * SECOND_MS, endedBy: "caller" };
  const ringMs = ringUntil(random, world.machineAnswerSeconds, order.ringSeconds);
  return { code: "sip:200", answeredBy: "machine", postDialMs, ringMs, talkMs: world.amd.decisionSeconds * SECOND_MS, endedBy: "caller" };
}

function ringUntil(random: Random, answer: { mean: number; deviation: number }, ringSeconds: number): number {
  return Math.round(Math.min(Math.max(0.5, random.normal(answer.mean, answer.deviation)), ringSeconds) * SECOND_MS);
}
