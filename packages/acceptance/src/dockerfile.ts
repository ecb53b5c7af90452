/** One instruction of a Dockerfile, its lines joined: `COPY`, and what follows it. */
export interface Instruction {
  keyword: string;
  rest: string;
}

/** A stage: what it begins with and what is done then. */
export interface Stage {
  /** The name others know it by; the last stage needs none. */
  name: string;
  base: string;
  instructions: Instruction[];
}

/** Reads a Dockerfile as far as ours goes: stages in order, what stands before the first of them left out. Throws on a line that is no instruction. */
export function readDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const { keyword, rest } of instructionsOf(text)) {
    if (keyword === "FROM") {
      const [base = "", , name = "final"] = rest.split(/\s+/);
      stages.push({ name, base, instructions: [] });
    } else stages[stages.length - 1]?.instructions.push({ keyword, rest });
  }
  return stages;
}

/** The words of the JSON form that `CMD` and `HEALTHCHECK … CMD` have here. */
export function commandOf(stage: Stage, keyword: "CMD" | "HEALTHCHECK"): string[] {
  const rest = stage.instructions.find((one) => one.keyword === keyword)?.rest ?? "";
  const words: unknown = JSON.parse(rest.slice(rest.indexOf("[")));
  if (Array.isArray(words) && words.every((word) => typeof word === "string")) return words;
  throw new Error(`${keyword} is not in the JSON form: ${rest}`);
}

/** The variables of an `ENV`, quotes taken off. */
export function variablesOf(rest: string): Record<string, string> {
  return Object.fromEntries([...rest.matchAll(/(\w+)=("[^"]*"|\S+)/g)].map(([, name = "", value = ""]) => [name, value.replace(/^"|"$/g, "")]));
}

function instructionsOf(text: string): Instruction[] {
  const lines = text.replace(/^#.*\n/gm, "").replace(/\\\n\s*/g, "").split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const [, keyword = "", rest = ""] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (!keyword) throw new Error(`This is no instruction: ${line}`);
    return { keyword, rest };
  });
}
