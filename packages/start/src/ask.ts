import { readFileSync } from "node:fs";
import { json } from "node:stream/consumers";
import { ASK_USAGE, askArguments, valueAt, type AskArguments } from "./ask-arguments";
import { compactJson } from "./compact-json";
import { redialClient } from "./redial-client";
import { runCommand } from "./run-command";

/** `node packages/start/dist/ask.js`: one GraphQL operation by hand, its answer as JSON that can be read; what is refused ends it with 1 and the refusal's code and sentence. */
async function ask({ operation, variables, get }: AskArguments): Promise<void> {
  const answer = operation === null ? await json(process.stdin) : await redialClient(process.env["REDIAL"] ?? "http://127.0.0.1:4000", key()).ask(operation, variables);
  const value = get ? valueAt(answer, get) : answer;
  process.stdout.write(`${typeof value === "string" ? value : compactJson(value)}\n`);
}

function key(): string {
  return process.env["KEY"] ?? readFileSync(".redial/first-key", "utf8").trim();
}

void runCommand(ASK_USAGE, () => ask(askArguments(process.argv.slice(2))));
