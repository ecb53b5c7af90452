import "reflect-metadata";
import { instantOf } from "@redial/kernel";
import { cursorsOf, noChanges } from "@redial/platform";
import { fakeClock } from "@redial/testing";
import { graphql } from "graphql";
import { adviseOnLaunchNow } from "../usecases/advise-on-launch";
import { adviseNow } from "../usecases/advise-on-program";
import { loadCallingPacks } from "../calling-packs";
import { numberPlan } from "../number-plan";
import type { ExecutionReader } from "./execution-reader";
import { ExecutionResolver } from "./execution.resolver";
import { ExplanationResolver } from "./explanation.resolver";
import { JobResolver } from "./job.resolver";
import { ProgramResolver } from "./program.resolver";
import { schedulerSchema } from "./schema";
import { SimulationResolver } from "./simulation.resolver";
import { SuppressionResolver } from "./suppression.resolver";

const PROGRAM = {
  __typename: "Program",
  id: "p1",
  retryStrategy: { type: "scheduled", retryDates: ["2025-01-20T12:30:00Z"], outcomes: { rejected: { retry: false } } },
  pauseWindows: { monday: [{ startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } }] },
  flow: { type: "dial", config: { enableAMD: true }, outputs: { onVoicemail: "leave-message" } },
  timeZone: "UTC",
  timeZoneMode: "program",
  callingHours: "us",
  frequencyCaps: [],
  coolDowns: [],
  startAt: null,
  stopAt: "2025-01-20T13:00:00.000Z",
};

const SUPPRESSED = ["+33612345678"];

async function adviceOn(program: object, fields = "advice { code weight path message }") {
  const clock = fakeClock(instantOf("2025-01-20T09:00:00Z"));
  const idle = () => Promise.reject(new Error("nothing is read"));
  const reader: ExecutionReader = { execution: idle, job: idle, jobs: idle };
  const schema = await schedulerSchema({
    reader,
    executions: new ExecutionResolver(reader, cursorsOf(""), idle, idle, idle, idle),
    jobs: new JobResolver(reader),
    explanations: new ExplanationResolver(reader, idle),
    programs: new ProgramResolver(adviseNow(clock, loadCallingPacks()), adviseOnLaunchNow({ clock, packs: loadCallingPacks(), numbers: numberPlan(), list: { suppressedUntil: async (_, phones) => new Map(phones.filter((phone) => SUPPRESSED.includes(phone)).map((phone) => [phone, Infinity])) } })),
    simulations: new SimulationResolver(clock, idle, idle, idle, { find: idle }),
    suppressions: new SuppressionResolver({ find: idle, list: idle }, idle, idle),
    changes: noChanges,
  });
  const source = "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Program { FIELDS } } }".replace("FIELDS", fields);
  return graphql({ schema, source, variableValues: { of: [program] }, contextValue: { identity: { organizationId: "o1" } } });
}

describe("the advice that a program has in the graph", () => {
  it("is read from the settings that the program service sends along", async () => {
    const message =
      "Retry date 1, Monday 2025-01-20 12:30 (UTC), makes no attempt: calling is over from stopAt on, Monday 2025-01-20 13:00 (UTC). " +
      "The pause window Monday 12:00–14:00 (UTC) moved it from Monday 2025-01-20 12:30 (UTC) to Monday 2025-01-20 14:00 (UTC).";
    const advice = [{ code: "RETRY_DATE_AFTER_STOP", weight: "cannot_work", path: ["retryStrategy", "retryDates", "0"], message }];
    expect(await adviceOn(PROGRAM)).toEqual({ data: { _entities: [{ advice }] } });
  });

  it("reads the calling hours that the program names as its own zone has them", async () => {
    const night = { ...PROGRAM.retryStrategy, retryDates: ["2025-01-21T05:00:00Z"] };
    const { data } = await adviceOn({ ...PROGRAM, pauseWindows: {}, retryStrategy: night, stopAt: null }, "advice { code message }");
    expect(data).toMatchObject({ _entities: [{ advice: [{ code: "RETRY_DATE_IN_PAUSE_WINDOW", message: expect.stringMatching(/calling hours/i) as string }] }] });
  });

  it("is missing, with an error, where the settings are none that it knows", async () => {
    const { data, errors } = await adviceOn({ ...PROGRAM, retryStrategy: { type: "by_the_moon" } });
    expect(data).toEqual({ _entities: [{ advice: null }] });
    expect(errors).toHaveLength(1);
  });
});

describe("the launch advice that a program has in the graph", () => {
  const OUTLOOK = "launchAdvice { contacts contactsCalled contactsHeld contactsSkipped contactsUnseen advice { code contacts path } }";
  const TOO_FEW = { code: "TOO_FEW_TO_MEASURE", path: ["audienceId"] };
  const group = (samplePhone: string, contacts: number, more: object = {}) => ({ samplePhone, contacts, timeZone: null, region: null, ...more });

  it("places the groups of the audience as a launch does: held without a zone, skipped by their own calling hours, and one zone for many is told", async () => {
    const groups = [group("+33612345678", 60), group("+12125550101", 30), group("+88216123456", 10)];
    const program = { ...PROGRAM, retryStrategy: { type: "scheduled", retryDates: ["2025-01-20T12:30:00Z"] }, timeZoneMode: "contact", callingHours: "contact_region", audiencePlaces: { size: 105, groups } };
    const { data } = await adviceOn(program, OUTLOOK);
    expect(data).toMatchObject({
      _entities: [{ launchAdvice: { contacts: 105, contactsCalled: 60, contactsSkipped: 30, contactsHeld: 10, contactsUnseen: 5 } }],
    });
    const codes = (data as { _entities: [{ launchAdvice: { advice: { code: string; contacts: number }[] } }] })._entities[0].launchAdvice.advice.map(({ code, contacts }) => `${code} ${contacts}`);
    // Who refuses is left in peace for sixty days by the pack of France.
    expect(codes).toEqual(["CONTACTS_SKIPPED 30", "RETRY_DATE_AFTER_STOP 60", "RETRY_DATE_AFTER_STOP 30", "CONTACTS_HELD 10", "COOL_DOWN_LONGER_THAN_DELAY 60", "TOO_FEW_TO_MEASURE 60"]);
    const { data: inOneZone } = await adviceOn({ ...PROGRAM, timeZoneMode: "program", callingHours: null, audiencePlaces: { size: 100, groups } }, OUTLOOK);
    expect(inOneZone).toMatchObject({ _entities: [{ launchAdvice: { contactsHeld: 0, advice: [{ code: "ONE_ZONE_FOR_MANY", contacts: 90, path: ["timeZoneMode"] }, TOO_FEW] } }] });
  });

  it("looks up in the list of suppressed numbers those that it is told one by one", async () => {
    const groups = [group("+33612345678", 2, { numbers: ["+33612345678", "+33612345679"] }), group("+12125550101", 1, { numbers: ["+12125550101"] })];
    const { data } = await adviceOn({ ...PROGRAM, timeZoneMode: "contact", callingHours: null, audiencePlaces: { size: 3, groups } }, OUTLOOK);
    expect(data).toMatchObject({ _entities: [{ launchAdvice: { contactsCalled: 2, contactsSkipped: 1, advice: [{ code: "CONTACTS_SUPPRESSED", contacts: 1, path: ["audienceId"] }, TOO_FEW] } }] });
  });
});
