import { PROPERTIES } from "./check-question";
import { CASES_A_CHUNK, checkChunk, noneYet } from "./time-chunk";

const SEED = 20_250_120;
const CASES = 20_000;

describe("every rule of time, beside an oracle that knows nothing but Intl", () => {
  it("says the same as the oracle in twenty thousand worlds and questions", () => {
    const cases = noneYet();
    const disagreements: string[] = [];
    for (let chunk = 0; chunk < CASES / CASES_A_CHUNK; chunk++) {
      const result = checkChunk(SEED, chunk);
      for (const property of PROPERTIES) cases[property] += result.cases[property];
      if (result.example !== null) disagreements.push(`seed ${SEED}, chunk ${chunk}: ${result.example}`);
    }
    expect(disagreements).toEqual([]);
    expect(Object.values(cases).reduce((sum, count) => sum + count, 0)).toBe(CASES);
    expect(Math.min(...Object.values(cases))).toBeGreaterThan(400);
  });
});
