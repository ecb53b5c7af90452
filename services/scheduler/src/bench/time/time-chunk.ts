import fc from "fast-check";
import { checkQuestion, PROPERTIES, propertyOf, type Property } from "./check-question";
import { examinedWorld } from "./examined-world";
import { question } from "./questions";
import { place } from "./worlds";

const QUESTIONS_A_WORLD = 20;
const WORLDS_A_CHUNK = 50;
/** How many cases a chunk has. */
export const CASES_A_CHUNK = WORLDS_A_CHUNK * QUESTIONS_A_WORLD;

/** What became of one chunk of cases. `example` is the first mismatch, shrunk, null when all agree. */
export interface ChunkResult {
  readonly cases: Readonly<Record<Property, number>>;
  readonly mismatches: Readonly<Record<Property, number>>;
  readonly example: string | null;
}

const chunkOfCases = fc.tuple(place, fc.array(question, { minLength: QUESTIONS_A_WORLD, maxLength: QUESTIONS_A_WORLD }));

/** Checks the `chunk`-th thousand of the cases that belong to a seed: the same for the same numbers, whoever runs it. */
export function checkChunk(seed: number, chunk: number): ChunkResult {
  const cases = noneYet();
  const mismatches = noneYet();
  const parameters = { seed: seed + chunk, numRuns: WORLDS_A_CHUNK };
  const found = fc.check(
    fc.property(chunkOfCases, ([where, questions]) => {
      const world = examinedWorld(where);
      for (const each of questions) {
        cases[propertyOf(where, each)] += 1;
        if (checkQuestion(world, each)) mismatches[propertyOf(where, each)] += 1;
      }
    }),
    parameters,
  );
  if (found.failed) return { cases, mismatches, example: `${String(found.errorInstance)} for ${JSON.stringify(found.counterexample)}` };
  const isRight = Object.values(mismatches).every((count) => count === 0);
  return { cases, mismatches, example: isRight ? null : shrunk(parameters) };
}

/** Runs the chunk again up to its first mismatch, and makes that as small as it can be. */
function shrunk(parameters: { seed: number; numRuns: number }): string | null {
  let last: unknown = null;
  fc.check(
    fc.property(chunkOfCases, ([where, questions]) => {
      const world = examinedWorld(where);
      for (const each of questions) {
        const difference = checkQuestion(world, each);
        if (!difference) continue;
        last = { ...where, called: where.called && { pack: where.called.pack.id, zones: where.called.zones }, around: new Date(where.around).toISOString(), question: each, difference };
        return false;
      }
      return true;
    }),
    parameters,
  );
  return JSON.stringify(last);
}

/** A count of nothing for each property. */
export function noneYet(): Record<Property, number> {
  return Object.fromEntries(PROPERTIES.map((property) => [property, 0])) as Record<Property, number>;
}
