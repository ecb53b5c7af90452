import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { basename } from "node:path";
import { isErrno } from "@redial/embedded";
import { Rejection } from "@redial/kernel";
import { demoContacts } from "./demo-contacts";
import { DEMO_PROGRAMS } from "./demo-programs";
import type { LaunchWish } from "./launch-program";
import type { StartOptions } from "./start-options";

const CONTACTS_A_GROUP = 1_000;

/** What the command line asks to launch: one's own program, or the guide's three. Refuses files that are missing (`FILE_UNREADABLE`) or no program (`PROGRAM_NOT_JSON`). */
export async function wantedPrograms({ own }: Pick<StartOptions, "own">): Promise<LaunchWish[]> {
  if (own) return [await ownProgram(own)];
  return DEMO_PROGRAMS.map(({ name, group, settings }, index) => ({
    name,
    settings,
    contacts: demoContacts(index * CONTACTS_A_GROUP, CONTACTS_A_GROUP),
    clock: "fast_forward",
    seed: "demo",
    idempotencyKey: `demo ${group}`,
  }));
}

/** Files that say something else are another launch: the key is made of what they say. */
async function ownProgram({ contacts, program, clock }: NonNullable<StartOptions["own"]>): Promise<LaunchWish> {
  const document = readable(program, () => readFileSync(program, "utf8"));
  const { name = basename(program, ".json"), ...settings } = readProgram(program, document);
  const digest = createHash("sha256").update(JSON.stringify([document, clock]));
  try {
    for await (const part of createReadStream(contacts)) digest.update(part as Buffer);
  } catch (error) {
    throw unreadable(contacts, error);
  }
  return { name: String(name), settings, contacts, clock, seed: "own", idempotencyKey: `own ${digest.digest("hex").slice(0, 32)}` };
}

function readable<Value>(file: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): unknown {
  if (isErrno(error, "ENOENT")) return new Rejection("FILE_UNREADABLE", `There is no file ${file}.`);
  return error instanceof Error ? new Rejection("FILE_UNREADABLE", `${file} cannot be read: ${error.message}.`) : error;
}

function readProgram(file: string, text: string): { name?: unknown } & object {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === "object" && document !== null && !Array.isArray(document)) return document;
  } catch (error) {
    throw new Rejection("PROGRAM_NOT_JSON", `${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new Rejection("PROGRAM_NOT_JSON", `${file} must hold one JSON object: the program's document.`);
}
