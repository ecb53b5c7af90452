import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const readme = readFileSync(join(__dirname, "..", "README.md"), "utf8");
const sources = ["domain", "usecases"].flatMap((folder) => readdirSync(join(__dirname, folder)).map((name) => join(__dirname, folder, name))).filter((file) => !/\.(test|fixture)\.ts$/.test(file));
const codesOf = (text: string) => [...text.matchAll(/"([A-Z]+(?:_[A-Z]+)+)"/g)].map(([, code = ""]) => code);
const FAMILIES = /^(PROGRAM|AUDIENCE_ID|AUDIENCE_NOT|RETRY|URGENCY|PAUSE|DIAL|TIME_ZONE|CALLER|MAX_CONCURRENT|CALLS|CALLING|FREQUENCY|COOL|AUTO_PAUSE|CARRIER|ANSWER|START|STOP|PHONE|CONTACT_|CSV|CLOCK|SEED|IDEMPOTENCY|EXPERIMENT)/;

describe("README.md", () => {
  const said = new Set([...readme.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, code = ""]) => code));
  const used = new Set(sources.flatMap((file) => codesOf(readFileSync(file, "utf8"))).filter((code) => FAMILIES.test(code)));

  it("names every code with which a program, a contact or a launch is refused", () => {
    expect([...used].filter((code) => !said.has(code))).toEqual([]);
    expect(used.size).toBeGreaterThan(100);
  });

  it("names no code of a program that nothing is refused with", () => {
    const ofPrograms = [...said].filter((code) => FAMILIES.test(code) && !/^(PHONE|CSV|CONTACT_)/.test(code));
    expect(ofPrograms.filter((code) => !used.has(code))).toEqual([]);
  });
});
