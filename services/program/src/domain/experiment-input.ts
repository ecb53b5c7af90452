import { type ExperimentQuestion, readQuestion, USUAL_QUESTION } from "./experiment-question";
import { ALLOCATIONS, type Allocation } from "./experiment-waves";
import { parse, type Parsed, type Path, type Place } from "./place";
import { readList, readText, readWholeNumber, readWord } from "./read-fields";

/** One strategy of an experiment that is wanted. */
export interface WantedArm {
  name: string;
  programId: string;
  /** Parts of the audience, beside those of the other arms: 1 to 100. */
  share: number;
}

/** An experiment that is wanted. */
export interface WantedExperiment {
  name: string;
  audienceId: string;
  arms: readonly WantedArm[];
  question: ExperimentQuestion;
  allocate: Allocation;
}

/** How many arms an experiment may have: with more, each is called too little to tell. */
export const ARM_BOUNDS = { min: 2, max: 10 } as const;

/** An experiment's document, or every problem it has (codes `EXPERIMENT_…`). Arms without a name are A, B, C in their order. */
export function parseExperiment(input: unknown): Parsed<WantedExperiment> {
  return parse(input, [], (place) => {
    const name = readText(place.at("name"), { what: "The name", max: 200, invalid: "EXPERIMENT_NAME_INVALID", missing: "EXPERIMENT_NAME_MISSING" });
    const audienceId = readText(place.at("audienceId"), { what: "audienceId", max: 100, invalid: "AUDIENCE_ID_INVALID", missing: "AUDIENCE_ID_MISSING" });
    const allocate = readAllocation(place.at("allocate"));
    const arms = readArms(place.at("arms"), allocate);
    const question = place.at("question").isAbsent ? USUAL_QUESTION : readQuestion(place.at("question"));
    if (name === undefined || audienceId === undefined || allocate === undefined || arms === undefined || question === undefined) return undefined;
    return { name, audienceId, arms, question, allocate };
  });
}

/** Reads how contacts are to be shared out; what is left out is fixed. */
export function readAllocation(place: Place): Allocation | undefined {
  return place.isAbsent ? "fixed" : readWord(place, ALLOCATIONS, { what: "allocate", unknown: "EXPERIMENT_ALLOCATE_UNKNOWN" });
}

/** Where the document names the programs of its arms, as far as it names any. */
export function namedPrograms(input: unknown): { programId: string; path: Path }[] {
  const named: { programId: string; path: Path }[] = [];
  parse(input, [], (place) => {
    const arms = place.at("arms");
    const { value } = arms;
    for (let arm = 0; Array.isArray(value) && arm < Math.min(value.length, ARM_BOUNDS.max); arm++) {
      const programId = arms.at(arm).at("programId");
      if (typeof programId.value === "string") named.push({ programId: programId.value, path: programId.path });
    }
    return true;
  });
  return named;
}

function readArms(place: Place, allocate: Allocation | undefined): WantedArm[] | undefined {
  const list = { what: "The arms", ...ARM_BOUNDS, invalid: "EXPERIMENT_ARMS_INVALID", count: "EXPERIMENT_ARMS_COUNT_OUT_OF_RANGE", missing: "EXPERIMENT_ARMS_MISSING" };
  const arms = readList(place, list, (arm) => readArm(arm, allocate));
  if (!arms) return undefined;
  const names = arms.map(({ name }) => name);
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index) place.at(index).at("name").refuse("EXPERIMENT_ARM_NAME_REPEATED", `Two arms are called ${JSON.stringify(name)}; give each a name of its own.`);
  });
  return arms;
}

function readArm(place: Place, allocate: Allocation | undefined): WantedArm | undefined {
  const programId = readText(place.at("programId"), { what: "programId", max: 100, invalid: "EXPERIMENT_PROGRAM_INVALID", missing: "EXPERIMENT_PROGRAM_MISSING" });
  const given = place.at("name");
  const usual = String.fromCharCode("A".charCodeAt(0) + Number(place.path.at(-1)));
  const name = given.isAbsent ? usual : readText(given, { what: "The arm's name", max: 100, invalid: "EXPERIMENT_ARM_NAME_INVALID" });
  const parts = place.at("share");
  const share = parts.isAbsent ? 1 : readWholeNumber(parts, { what: "The arm's share", min: 1, max: 100, outOfRange: "EXPERIMENT_SHARE_OUT_OF_RANGE" });
  if (allocate === "adaptive" && !parts.isAbsent) return parts.refuse("EXPERIMENT_SHARE_NOT_FIXED", "An adaptive experiment begins with even shares and finds its own; leave share out.");
  return programId === undefined || name === undefined || share === undefined ? undefined : { name, programId, share };
}
