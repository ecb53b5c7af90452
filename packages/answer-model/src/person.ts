import type { AnswerProfile, HomeName, LineType } from "./answer-profile";
import type { Random } from "./seeded-random";
import { seededRandom } from "./seeded-random";

/** What stays the same about a phone for as long as its world exists. */
export interface Person {
  /** Whether the number exists at all. */
  isAssigned: boolean;
  lineType: LineType;
  hasVoicemail: boolean;
  /** Chance to answer at an average hour of an average day, before fatigue. */
  willingness: number;
  home: HomeName;
}

/** The person behind a phone in the world of a seed. */
export function personAt(phone: string, seed: string, profile: AnswerProfile): Person {
  const random = seededRandom("person", seed, phone);
  const isAssigned = random.uniform() >= profile.invalidShare;
  const lineType = pick(profile.lineTypes, random);
  const hasVoicemail = random.uniform() < profile.world.voicemailShare[lineType];
  const home = pick(profile.homes, random);
  const { mean, concentration } = profile.willingness;
  return { isAssigned, lineType, hasVoicemail, home, willingness: random.beta(mean * concentration, (1 - mean) * concentration) };
}

/** One of the names, in proportion to its weight. */
function pick<Name extends string>(weights: Record<Name, number>, random: Random): Name {
  const names = Object.keys(weights) as Name[];
  let left = random.uniform() * names.reduce((sum, name) => sum + weights[name], 0);
  for (const name of names) {
    left -= weights[name];
    if (left < 0) return name;
  }
  return names[names.length - 1] as Name;
}
