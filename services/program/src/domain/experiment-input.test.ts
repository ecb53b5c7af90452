import { namedPrograms, parseExperiment } from "./experiment-input";

const arms = [{ programId: "p" }, { programId: "q" }];
const whole = { name: "Delays", audienceId: "a", arms };
const codesOf = (input: object): [string, string][] => {
  const parsed = parseExperiment(input);
  return parsed.kind === "refused" ? parsed.problems.map(({ code, path }) => [code, path.join(".")]) : [];
};

describe("an experiment's document", () => {
  it("needs a name, an audience and two programs; arms are named and weighed alike, and the question is the usual one", () => {
    expect(parseExperiment(whole)).toEqual({
      kind: "accepted",
      value: {
        name: "Delays",
        audienceId: "a",
        arms: [
          { name: "A", programId: "p", share: 1 },
          { name: "B", programId: "q", share: 1 },
        ],
        question: { baselineRate: 40, smallestLift: 5, power: 0.8, alpha: 0.05 },
        allocate: "fixed",
      },
    });
  });

  it.each<[string, string, object]>([
    ["EXPERIMENT_NAME_MISSING", "name", { name: null }],
    ["AUDIENCE_ID_MISSING", "audienceId", { audienceId: null }],
    ["EXPERIMENT_ARMS_MISSING", "arms", { arms: null }],
    ["EXPERIMENT_ARMS_INVALID", "arms", { arms: {} }],
    ["EXPERIMENT_ARMS_COUNT_OUT_OF_RANGE", "arms", { arms: [{ programId: "p" }] }],
    ["EXPERIMENT_ARMS_COUNT_OUT_OF_RANGE", "arms", { arms: Array(11).fill({ programId: "p" }) }],
    ["EXPERIMENT_PROGRAM_MISSING", "arms.1.programId", { arms: [{ programId: "p" }, {}] }],
    ["EXPERIMENT_ARM_NAME_REPEATED", "arms.1.name", { arms: [{ programId: "p", name: "x" }, { programId: "q", name: "x" }] }],
    ["EXPERIMENT_ARM_NAME_INVALID", "arms.0.name", { arms: [{ programId: "p", name: "" }, { programId: "q" }] }],
    ["EXPERIMENT_SHARE_OUT_OF_RANGE", "arms.0.share", { arms: [{ programId: "p", share: 0 }, { programId: "q" }] }],
    ["EXPERIMENT_SHARE_OUT_OF_RANGE", "arms.0.share", { arms: [{ programId: "p", share: 0.5 }, { programId: "q" }] }],
    ["EXPERIMENT_SHARE_OUT_OF_RANGE", "arms.0.share", { arms: [{ programId: "p", share: 101 }, { programId: "q" }] }],
    ["EXPERIMENT_SHARE_NOT_FIXED", "arms.1.share", { allocate: "adaptive", arms: [{ programId: "p" }, { programId: "q", share: 1 }] }],
    ["EXPERIMENT_ALLOCATE_UNKNOWN", "allocate", { allocate: "thompson" }],
    ["EXPERIMENT_QUESTION_INVALID", "question", { question: 5 }],
    ["EXPERIMENT_QUESTION_FIELD_UNKNOWN", "question.lift", { question: { lift: 5 } }],
    ["EXPERIMENT_BASELINE_OUT_OF_RANGE", "question.baselineRate", { question: { baselineRate: 0 } }],
    ["EXPERIMENT_LIFT_OUT_OF_RANGE", "question.smallestLift", { question: { smallestLift: -1 } }],
    ["EXPERIMENT_LIFT_OUT_OF_RANGE", "question.smallestLift", { question: { baselineRate: 96 } }],
    ["EXPERIMENT_POWER_OUT_OF_RANGE", "question.power", { question: { power: 1 } }],
    ["EXPERIMENT_ALPHA_OUT_OF_RANGE", "question.alpha", { question: { alpha: 0.5 } }],
  ])("is refused with %s at %s", (code, path, changes) => {
    expect(codesOf({ ...whole, ...changes })).toEqual([[code, path]]);
  });

  it("tells all its problems at once", () => {
    expect(codesOf({ arms: [{}], question: { power: 2 } }).map(([code]) => code)).toEqual([
      "EXPERIMENT_NAME_MISSING",
      "AUDIENCE_ID_MISSING",
      "EXPERIMENT_ARMS_COUNT_OUT_OF_RANGE",
      "EXPERIMENT_POWER_OUT_OF_RANGE",
    ]);
  });

  it("names its programs, however much else is wrong with it", () => {
    expect(namedPrograms({ arms: [{ programId: "p" }] })).toEqual([{ programId: "p", path: ["arms", 0, "programId"] }]);
    expect([{}, null, { arms: 3 }, { arms: [null, { programId: 4 }] }].flatMap(namedPrograms)).toEqual([]);
  });
});
