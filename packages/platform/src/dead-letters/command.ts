import { parseArgs } from "node:util";
import type { Bus } from "../bus/bus";
import { maskPhones } from "../process/log";
import { idsOf, type Letter } from "./letter";
import { discardLetters, openLetters, replayLetters, type LetterChoice } from "./open-letters";

/** What the command line can say. */
export const USAGE = `npm run dead-letters -- list               [--group GROUP] [--code CODE] [--json]
npm run dead-letters -- show ID …
npm run dead-letters -- replay ID … | --all  [--group GROUP] [--code CODE]
npm run dead-letters -- discard ID … | --all [--group GROUP] [--code CODE]

The bus is the one of BUS_URL, else of the Redial that runs here on --data DIR (.redial).`;

const VERBS = ["list", "show", "replay", "discard"] as const;

/** One call of the command, understood. */
export interface DeadLetterCommand {
  verb: (typeof VERBS)[number];
  choice: LetterChoice;
  asJson: boolean;
  /** Undefined: the usual one. */
  dataDir: string | undefined;
}

/** Reads the command line; throws with a sentence when it makes no sense. Whoever changes letters names them, or says that all are meant. */
export function readCommand(args: readonly string[]): DeadLetterCommand {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { group: text, code: text, data: text, all: flag, json: flag } });
  const [word, ...ids] = positionals;
  const verb = VERBS.find((one) => one === word);
  if (!verb) throw new Error(`Say what to do: ${VERBS.join(", ")}.`);
  if (verb !== "list" && ids.length === 0 && !values.all) throw new Error(`Name the letters to ${verb}, or say --all.`);
  if (ids.length > 0 && values.all) throw new Error("Name letters or say --all, not both.");
  const { group, code } = values;
  const choice = { ...(ids.length > 0 && { ids }), ...(group && { group }), ...(code && { code }) };
  return { verb, choice, asJson: values.json ?? false, dataDir: values.data };
}

/** Does what was asked and answers what to print, phone numbers masked, and whether all of it was done. */
export async function runCommand(bus: Bus, { verb, choice, asJson }: DeadLetterCommand): Promise<{ text: string; good: boolean }> {
  const letters = await openLetters(bus, choice);
  const missing = (choice.ids ?? []).filter((id) => !letters.some((letter) => letter.id === id));
  const lines = missing.map((id) => `${id}  is no open letter`);
  const told = (more: string[], good: boolean) => ({ text: maskPhones([...lines, ...more].join("\n")), good: good && missing.length === 0 });
  switch (verb) {
    case "list":
      return told(asJson ? letters.map((letter) => JSON.stringify(letter)) : letters.length > 0 ? letters.map(lineOf) : ["No dead letters."], true);
    case "show":
      return told(letters.map((letter) => JSON.stringify(letter, null, 2)), true);
    case "replay":
    case "discard": {
      const closed = await (verb === "replay" ? replayLetters(bus, letters) : discardLetters(bus, letters));
      const done = verb === "replay" ? "given to its group once more" : "discarded";
      return told(closed.map(({ letter, refusal }) => `${letter.id}  ${refusal ?? `${done}: ${letter.type} for ${letter.group}`}`), closed.every(({ refusal }) => refusal === null));
    }
    default:
      return verb satisfies never;
  }
}

function lineOf(letter: Letter): string {
  const { executionId, jobId } = idsOf(letter.message);
  const whose = [executionId && `execution ${String(executionId)}`, jobId && `job ${String(jobId)}`].filter(Boolean).join(", ");
  return [letter.id, letter.buriedAt ?? "-", letter.group, letter.type, letter.code, letter.reason, whose].filter(Boolean).join("  ");
}
