import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CHECKOUT } from "@redial/start";
import { Linter } from "eslint";

type House = Record<string, string>;

/** Runs the house's own import rules on small trees of files, and answers the names of those that each breaks. */
function brokenRules(houses: readonly House[]): string[][] {
  const town = mkdtempSync(join(tmpdir(), "house-"));
  try {
    const built = houses.map((files, number) => buildHouse(join(town, String(number)), files));
    const cruiser = join(CHECKOUT, "packages/acceptance/cruise-houses.mjs");
    return JSON.parse(execFileSync(process.execPath, [cruiser, JSON.stringify([join(CHECKOUT, ".dependency-cruiser.js"), built])], { encoding: "utf8" })) as string[][];
  } finally {
    rmSync(town, { recursive: true });
  }
}

function buildHouse(path: string, files: House): { path: string; folders: string[] } {
  for (const [name, text] of Object.entries({ "tsconfig.base.json": "{}", ...files })) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, folders: [...new Set(Object.keys(files).map((name) => name.split("/")[0] ?? ""))] };
}

const KERNEL = { "packages/kernel/src/index.ts": "export const a = 1;" };
const PLATFORM = { "packages/platform/src/index.ts": "export const io = 1;" };
const KERNEL_FROM_SERVICE = 'import { a } from "../../../../packages/kernel/src/index"; export const b = a;';
const ANSWERS = { "packages/answer-model/src/index.ts": "export const model = 1;" };
const ANSWERS_FROM_SERVICE = 'import { model } from "../../../../packages/answer-model/src/index"; export const b = model;';
const PLATFORM_FROM_SERVICE = 'import { io } from "../../../../packages/platform/src/index"; export const b = io;';

const KEPT: House = {
  ...KERNEL,
  ...PLATFORM,
  "services/x/src/domain/rule.ts": KERNEL_FROM_SERVICE,
  "services/x/src/usecases/do.ts": `import type { io } from "../../../../packages/platform/src/index"; import { b } from "../domain/rule"; export const a: typeof io = b;`,
  ...ANSWERS,
  "services/scheduler/src/usecases/simulate-program.ts": ANSWERS_FROM_SERVICE,
  "services/x/src/store/rows.ts": PLATFORM_FROM_SERVICE,
  "services/x/src/store/rows.test.ts": 'import { b } from "../../../../packages/testing/src/index"; import { b as rows } from "./rows"; export const a = [b, rows];',
  "packages/testing/src/index.ts": "export const b = 1;",
};

const BROKEN: [rule: string, House][] = [
  ["no-circles", { "packages/a/src/one.ts": 'import { two } from "./two"; export const one = two;', "packages/a/src/two.ts": 'import { one } from "./one"; export const two = one;' }],
  ["kernel-imports-nothing", { "packages/kernel/src/index.ts": 'import { x } from "../../a/src/x"; export const y = x;', "packages/a/src/x.ts": "export const x = 1;" }],
  ["contracts-import-the-kernel-and-zod", { ...PLATFORM, "packages/contracts/src/index.ts": 'import { io } from "../../platform/src/index"; export const y = io;' }],
  ["answer-model-imports-the-kernel-and-zod", { ...PLATFORM, "packages/answer-model/src/index.ts": 'import { io } from "../../platform/src/index"; export const y = io;' }],
  ["statistics-imports-special-functions-only", { ...KERNEL, "packages/statistics/src/index.ts": 'import { a } from "../../kernel/src/index"; export const b = a;' }],
  ["only-simulation-knows-how-people-answer", { ...ANSWERS, "services/scheduler/src/usecases/record-outcomes.ts": ANSWERS_FROM_SERVICE }],
  ["only-simulation-knows-how-people-answer", { ...ANSWERS, "services/dialer/src/usecases/simulate-program.ts": ANSWERS_FROM_SERVICE }],
  ["domain-is-pure", { ...PLATFORM, "services/x/src/domain/rule.ts": PLATFORM_FROM_SERVICE }],
  ["use-cases-know-no-edges", { "services/x/src/usecases/do.ts": 'import { rows } from "../store/rows"; export const y = rows;', "services/x/src/store/rows.ts": "export const rows = 1;" }],
  ["use-cases-do-no-platform-io", { ...PLATFORM, "services/x/src/usecases/do.ts": PLATFORM_FROM_SERVICE }],
  ...["consumers", "graphql", "store", "carriers", "http"].map((edge): [string, House] => {
    const other = edge === "store" ? "graphql" : "store";
    return [`${edge}-know-no-other-edge`, { [`services/x/src/${edge}/a.ts`]: `import { b } from "../${other}/b"; export const a = b;`, [`services/x/src/${other}/b.ts`]: "export const b = 1;" }];
  }),
  ["services-are-strangers", { "services/x/src/a.ts": 'import { b } from "../../y/src/b"; export const a = b;', "services/y/src/b.ts": "export const b = 1;" }],
  ["only-acceptance-sees-services", { "packages/start/src/a.ts": 'import { b } from "../../../services/y/src/b"; export const a = b;', "services/y/src/b.ts": "export const b = 1;" }],
  ["gateway-knows-the-platform-only", { "gateway/src/a.ts": 'import { b } from "../../packages/contracts/src/b"; export const a = b;', "packages/contracts/src/b.ts": "export const b = 1;" }],
  ["testing-stays-in-tests", { "services/x/src/a.ts": 'import { b } from "../../../packages/testing/src/b"; export const a = b;', "packages/testing/src/b.ts": "export const b = 1;" }],
  ["services-stand-on-few-packages", { "services/x/src/a.ts": 'import { b } from "../../../packages/embedded/src/index"; export const a = b;', "packages/embedded/src/index.ts": "export const b = 1;" }],
  ["platform-stands-on-kernel-and-contracts", { "packages/platform/src/index.ts": 'import { b } from "../../embedded/src/index"; export const a = b;', "packages/embedded/src/index.ts": "export const b = 1;" }],
  ["client-stands-alone", { ...KERNEL, "packages/client/src/index.ts": 'import { a } from "../../kernel/src/index"; export const b = a;' }],
  ["through-the-front-door", { "gateway/src/a.ts": 'import { b } from "../../packages/platform/src/bus/b"; export const a = b;', "packages/platform/src/bus/b.ts": "export const b = 1;" }],
  ["benches-are-not-built-upon", { "services/x/src/a.ts": 'import { b } from "./bench/b"; export const a = b;', "services/x/src/bench/b.ts": "export const b = 1;" }],
  ["no-orphans", { "services/x/src/forgotten.ts": "export const a = 1;" }],
  ["nothing-undeclared", { "services/x/package.json": '{"name":"x"}', "services/x/src/a.ts": 'import { b } from "pg"; export const a = b;', "node_modules/pg/package.json": '{"name":"pg","main":"index.js"}', "node_modules/pg/index.js": "exports.b = 1;" }],
  ["domain-is-pure", { "services/x/src/domain/rule.ts": 'import { readFileSync } from "node:fs"; export const a = readFileSync;' }],
  ["kernel-imports-nothing", { "packages/kernel/src/index.ts": 'import { randomUUID } from "node:crypto"; export const a = randomUUID;' }],
  ["use-cases-know-no-edges", { "services/x/src/usecases/do.ts": 'import { connect } from "node:net"; export const a = connect;' }],
  ["no-tests-in-production", { "services/x/src/a.ts": 'import { b } from "./b.fixture"; export const a = b;', "services/x/src/b.fixture.ts": "export const b = 1;" }],
];

describe("the import rules", () => {
  let answers: string[][];
  beforeAll(() => {
    answers = brokenRules([KEPT, ...BROKEN.map(([, house]) => house)]);
  });

  it("let a house stand that keeps them", () => {
    expect(answers[0]).toEqual([]);
  });

  it.each(BROKEN.map(([rule], at) => [rule, at] as const))("say %s when that is broken", (rule, at) => {
    expect(answers[at + 1]).toContain(rule);
  });
});

describe("the style rules", () => {
  const config = createRequire(__filename)(join(CHECKOUT, "eslint.config.js")) as Linter.Config[];
  const complaints = (file: string, text: string) => new Linter({ cwd: CHECKOUT }).verify(text, config, join(CHECKOUT, file)).map(({ message }) => message);

  it.each([
    ["a rule that reads the clock", "services/scheduler/src/domain/rule.ts", "export const now = () => Date.now();", "ask the machine"],
    ["a rule that makes the time", "services/scheduler/src/domain/rule.ts", "export const now = () => new Date();", "ask the machine"],
    ["a rule that rolls dice", "packages/kernel/src/rule.ts", "export const dice = () => Math.random();", "roll dice"],
    ["a rule that waits", "packages/kernel/src/rule.ts", "export async function wait() { return 1; }", "does not wait"],
    ["a rule that promises", "services/dialer/src/domain/rule.ts", "export const later = () => Promise.resolve(1);", "does not wait"],
    ["a rule that knows its process", "services/dialer/src/domain/rule.ts", "export const home = process.env.HOME;", "its process"],
    ["a rule that reaches out", "services/dialer/src/domain/rule.ts", 'export const answer = () => fetch("http://a");', "reaches out"],
    ["a certainty that is none", "services/dialer/src/config.ts", "export const a = (b?: string) => b!.length;", "non-null"],
    ["a test that does not run", "packages/kernel/src/rule.test.ts", 'it.skip("is done later", () => undefined);', "Every test runs"],
    ["an empty name", "packages/kernel/src/utils.ts", "export const a = 1;", "says nothing"],
    ["a name in another case", "packages/kernel/src/retryPlan.ts", "export const a = 1;", "kebab-case"],
    ["a banner", "packages/kernel/src/rule.ts", "// ---------- rules ----------\nexport const a = 1;", "No banners"],
    ["work left for later", "packages/kernel/src/rule.ts", "// TODO think\nexport const a = 1;", "Do it"],
    ["an any", "packages/kernel/src/rule.ts", "export const a = (b: any) => b;", "any"],
    ["a file of two concepts", "packages/kernel/src/rule.ts", "export {};\n".repeat(301), "too many lines"],
  ])("refuse %s", (_what, file, text, words) => {
    expect(complaints(file, text).join("\n")).toContain(words);
  });
});
