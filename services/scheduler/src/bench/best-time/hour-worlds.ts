import { answerProfiles, createAnswerModel, type AnswerProfile, type CallModel } from "@redial/answer-model";

/** People to call: those of a profile as they are, or with every hour and weekday made alike, so that nothing can be learned of them. */
export interface HourWorld {
  name: string;
  hasHourEffects: boolean;
  regions: readonly { name: string; model: CallModel }[];
}

const alike = (of: readonly number[]) => of.map(() => 1);

/** The profile with flat days and weeks. That trying the same part of the week again wears people out stays: no hour is better for it. */
function flattened(profile: AnswerProfile): AnswerProfile {
  const { world } = profile;
  const homes = Object.fromEntries(Object.entries(world.homes).map(([name, { weekday, weekend }]) => [name, { weekday: alike(weekday), weekend: alike(weekend) }])) as AnswerProfile["world"]["homes"];
  return { ...profile, weekdays: alike(profile.weekdays), world: { ...world, homes, busyHourFactor: 1 } };
}

/** Each of the named profiles twice: with the hours of its people, and without. */
export function hourWorlds(names: readonly string[]): HourWorld[] {
  const profiles = answerProfiles();
  return names.flatMap((name): HourWorld[] => {
    const profile = profiles.get(name);
    if (!profile) throw new Error(`there is no answer profile ${name}`);
    return [
      { name, hasHourEffects: true, regions: [{ name: "all", model: createAnswerModel(profile) }] },
      { name: `${name}, every hour alike`, hasHourEffects: false, regions: [{ name: "all", model: createAnswerModel(flattened(profile)) }] },
    ];
  });
}

/** Contacts of two regions: those of the second are reached at the hours at which those of the first are not, or at the same. */
export function regionWorlds(name: string): HourWorld[] {
  const profile = answerProfiles().get(name);
  if (!profile) throw new Error(`there is no answer profile ${name}`);
  const [homes, offices] = (["day_worker", "office"] as const).map((home) => createAnswerModel(livingAs(profile, home)));
  const alikeModel = createAnswerModel(profile);
  if (!homes || !offices) throw new Error("a home that is not there");
  return [
    { name: `${name}, homes and offices`, hasHourEffects: true, regions: [{ name: "homes", model: homes }, { name: "offices", model: offices }] },
    { name: `${name}, two regions alike`, hasHourEffects: true, regions: [{ name: "one", model: alikeModel }, { name: "two", model: alikeModel }] },
  ];
}

function livingAs(profile: AnswerProfile, home: keyof AnswerProfile["homes"]): AnswerProfile {
  const homes = Object.fromEntries(Object.keys(profile.homes).map((one) => [one, one === home ? 1 : 0])) as AnswerProfile["homes"];
  return { ...profile, homes };
}
