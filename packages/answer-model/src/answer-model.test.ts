import { DAY_MS, HOUR_MS, type Instant } from "@redial/kernel";
import { createAnswerModel } from "./answer-model";
import { answerProfiles, type AnswerProfile } from "./answer-profile";
import { durationMs, type CallCourse, type Dial, type EarlierCall } from "./call-model";

const profiles = answerProfiles();
const MONDAY_9_AM = Date.parse("2025-03-03T09:00:00-05:00");

function profile(name: string): AnswerProfile {
  const found = profiles.get(name);
  if (!found) throw new Error(`no profile ${name}`);
  return found;
}

function dial(person: number, changes: Partial<Dial> = {}): Dial {
  return { phone: `+1212${person}`, attempt: 1, timeZone: null, ringSeconds: 25, enableAMD: true, leaveMessage: false, seed: "seed", ...changes };
}

/** One call to each of many people, spread over a working day and evening. */
function survey(name: string, changes: Partial<Dial> = {}, people = 20_000): CallCourse[] {
  const model = createAnswerModel(profile(name));
  return Array.from({ length: people }, (_, person) => model.course(dial(person, changes), MONDAY_9_AM + (person % 12) * HOUR_MS, []));
}

function share(courses: readonly CallCourse[], wanted: (course: CallCourse) => boolean): number {
  return courses.filter(wanted).length / courses.length;
}

const coded = (code: CallCourse["code"]) => (course: CallCourse) => course.code === code;
/** By the ring time, since detection errs: people answer before 15 s, machines after. */
const isHuman = (course: CallCourse) => course.code === "sip:200" && course.ringMs < 15_000;

describe("the published numbers", () => {
  it.each(["cold_consumer", "known_consumer", "b2b", "warm_lead"])("%s: 3 to 6 % are busy", (name) => {
    const busy = share(survey(name), coded("sip:486"));
    expect(busy).toBeGreaterThan(0.03);
    expect(busy).toBeLessThan(0.06);
  });

  it.each(["cold_consumer", "known_consumer"])("%s: 25 to 35 %% do not answer within 25 s, more than half within 15 s", (name) => {
    const at25 = share(survey(name), coded("sip:487"));
    expect(at25).toBeGreaterThan(0.25);
    expect(at25).toBeLessThan(0.35);
    expect(share(survey(name, { ringSeconds: 15 }), coded("sip:487"))).toBeGreaterThan(0.5);
  });

  it("2 % of a known list and 10 % of a random list do not exist", () => {
    expect(share(survey("known_consumer"), coded("sip:404"))).toBeCloseTo(0.02, 2);
    expect(share(survey("cold_consumer"), coded("sip:404"))).toBeCloseTo(0.1, 2);
  });

  it("less than 1 % fail in the network", () => {
    expect(share(survey("known_consumer"), coded("sip:503"))).toBeLessThan(0.01);
  });

  it("a warm lead answers more often than a customer, a customer more often than a stranger", () => {
    const [lead, customer, stranger] = ["warm_lead", "known_consumer", "cold_consumer"].map((name) => share(survey(name), isHuman));
    expect(lead).toBeGreaterThan(customer ?? 1);
    expect(customer).toBeGreaterThan(stranger ?? 1);
  });

  it("consumers answer more in the evening than at noon, offices the other way round", () => {
    const at = (name: string, hour: number) => {
      const model = createAnswerModel(profile(name));
      return share(Array.from({ length: 10_000 }, (_, person) => model.course(dial(person), MONDAY_9_AM + (hour - 9) * HOUR_MS, [])), isHuman);
    };
    expect(at("known_consumer", 18)).toBeGreaterThan(1.3 * at("known_consumer", 13));
    expect(at("b2b", 11)).toBeGreaterThan(2 * at("b2b", 18));
  });
});

describe("people differ", () => {
  it("the chance to reach those who are left falls with every attempt", () => {
    const model = createAnswerModel(profile("warm_lead"));
    let left = Array.from({ length: 30_000 }, (_, person) => person);
    const hazard: number[] = [];
    for (let attempt = 1; attempt <= 6; attempt++) {
      const startedAt = MONDAY_9_AM + 9 * HOUR_MS + (attempt - 1) * 7 * DAY_MS;
      const missed = left.filter((person) => !isHuman(model.course(dial(person, { attempt }), startedAt, [])));
      hazard.push(1 - missed.length / left.length);
      left = missed;
    }
    for (let at = 1; at < hazard.length; at++) expect(hazard[at]).toBeLessThan(hazard[at - 1] ?? 0);
  });
});

describe("what an earlier call changes", () => {
  const model = createAnswerModel(profile("known_consumer"));
  const again = (earlier: (at: Instant) => EarlierCall[]) =>
    Array.from({ length: 20_000 }, (_, person) => {
      const at = MONDAY_9_AM + (person % 12) * HOUR_MS;
      return model.course(dial(person, { attempt: 2 }), at, earlier(at));
    });

  it("a line that was busy is busy again in 35 % of calls within five minutes, and forgotten after them", () => {
    const busyAgo = (ms: number) => again((at) => [{ startedAt: at - ms - 2_000, endedAt: at - ms, code: "sip:486" }]);
    expect(share(busyAgo(60_000), coded("sip:486"))).toBeCloseTo(0.35, 1);
    expect(share(busyAgo(301_000), coded("sip:486"))).toBeLessThan(0.06);
  });

  it("each earlier try in the same part of the week takes 15 % off the chance to be answered", () => {
    const tried = (weeks: number[]) => share(again((at) => weeks.map((week) => missedAt(at - week * 7 * DAY_MS))), isHuman);
    expect(tried([1, 2, 3]) / tried([])).toBeCloseTo(0.85 ** 3, 1);
    expect(share(again((at) => [missedAt(at - 2 * DAY_MS)]), isHuman)).toBeCloseTo(tried([]), 2);
  });

  function missedAt(startedAt: Instant): EarlierCall {
    return { startedAt, endedAt: startedAt + 25_000, code: "sip:487" };
  }
});

describe("telling machines from people", () => {
  const courses = (changes: Partial<Dial>) => survey("known_consumer", changes).filter(coded("sip:200"));

  it("makes the mistakes of the confusion matrix", () => {
    const detected = courses({ enableAMD: true });
    const machines = detected.filter((course) => !isHuman(course));
    expect(share(detected.filter(isHuman), (course) => course.answeredBy === "machine")).toBeCloseTo(0.05, 1.5);
    expect(share(machines, (course) => course.answeredBy === "human")).toBeCloseTo(0.1, 1.5);
    expect(share(detected, (course) => course.answeredBy === "unknown")).toBeCloseTo(0.05, 1.5);
  });

  it("says nothing when nobody asked", () => {
    expect(courses({ enableAMD: false }).every((course) => course.answeredBy === null)).toBe(true);
  });

  it("hangs up on a machine at once unless a message is to be left", () => {
    const talk = (leaveMessage: boolean) => courses({ leaveMessage }).find((course) => course.answeredBy === "machine")?.talkMs;
    expect(talk(false)).toBe(2_500);
    expect(talk(true)).toBe(25_000);
  });
});

describe("hanging up as somebody picks up", () => {
  const abandoned = (ringSeconds: number) => share(survey("warm_lead", { ringSeconds }), ({ endedBy }) => endedBy === "glare");

  it("is frequent where the ringing ends when people answer, and hardly happens once it rings for 15 s", () => {
    expect(abandoned(8)).toBeGreaterThan(0.005);
    expect(abandoned(15)).toBeLessThan(0.001);
  });

  it("lets nobody hear anything: the call lasts a fifth of a second beyond the ringing", () => {
    const calls = survey("warm_lead", { ringSeconds: 8 }).filter(({ endedBy }) => endedBy === "glare");
    for (const call of calls) expect(call).toMatchObject({ code: "sip:200", answeredBy: null, ringMs: 8_000, talkMs: 200 });
  });
});

describe("a course", () => {
  it("is the same whenever it is asked for", () => {
    expect(survey("warm_lead", {}, 500)).toEqual(survey("warm_lead", {}, 500));
  });

  it("differs with the seed", () => {
    expect(survey("warm_lead", { seed: "other" }, 500)).not.toEqual(survey("warm_lead", {}, 500));
  });

  it("never rings longer than it was told to, and lasts whole milliseconds", () => {
    for (const course of survey("known_consumer", { ringSeconds: 12 }, 5_000)) {
      expect(course.ringMs).toBeLessThanOrEqual(12_000);
      expect(Number.isInteger(durationMs(course))).toBe(true);
    }
  });

  it("costs less than a fifth of a millisecond", () => {
    const begun = process.cpuUsage();
    survey("known_consumer", {}, 20_000);
    expect(process.cpuUsage(begun).user / 20_000).toBeLessThan(200);
  });
});

it("every number of a profile names its source", () => {
  expect([...profiles.keys()].sort()).toEqual(["b2b", "cold_consumer", "known_consumer", "warm_lead"]);
  for (const name of [...profiles.keys(), "world"]) {
    const { sources, ...numbers } = jest.requireActual<{ sources: object }>(`../profiles/${name}.json`);
    expect(Object.keys(sources).sort()).toEqual(Object.keys(numbers).sort());
  }
});
