import type { Readable } from "node:stream";
import type { ImportAnswer, RedialClient } from "./redial-client";

/** A program to launch, with the people whom it calls. */
export interface LaunchWish {
  name: string;
  /** The program's document as the API takes it, without name and audience. */
  settings: object;
  /** A CSV file's path, or its text as a stream. */
  contacts: string | Readable;
  clock: "fast_forward" | "real_time";
  seed: string;
  /** What tells this launch from others: the same text launches once. */
  idempotencyKey: string;
}

/** A program that can be launched, with what became of its contacts' rows. */
export interface PreparedProgram {
  programId: string;
  imported: ImportAnswer;
}

export interface LaunchedProgram extends PreparedProgram {
  name: string;
  executionId: string;
}

/** Makes an audience, fills it, makes a program for it and launches that. */
export async function launchProgram(client: RedialClient, wish: LaunchWish): Promise<LaunchedProgram> {
  const prepared = await prepareProgram(client, wish);
  return { name: wish.name, ...prepared, executionId: await launchPrepared(client, prepared.programId, wish) };
}

/** Makes an audience and a program for it, and fills the audience when the program was accepted. Each call makes new ones. */
export async function prepareProgram(client: RedialClient, { name, contacts, settings }: Pick<LaunchWish, "name" | "contacts" | "settings">): Promise<PreparedProgram> {
  const { createAudience } = await client.ask<{ createAudience: { id: string } }>(
    "mutation Audience($input: CreateAudienceInput!) { createAudience(input: $input) { id } }",
    { input: { name } },
  );
  const { createProgram } = await client.ask<{ createProgram: { id: string } }>("mutation Program($input: CreateProgramInput!) { createProgram(input: $input) { id } }", {
    input: { ...settings, name, audienceId: createAudience.id },
  });
  return { programId: createProgram.id, imported: await client.sendCsv(createAudience.id, contacts) };
}

/** Launches a program and answers its execution, the same one whenever the same launch is asked for. */
export async function launchPrepared(client: RedialClient, programId: string, { idempotencyKey, clock, seed }: Pick<LaunchWish, "idempotencyKey" | "clock" | "seed">): Promise<string> {
  const { launchProgram } = await client.ask<{ launchProgram: { id: string } }>("mutation Launch($input: LaunchProgramInput!) { launchProgram(input: $input) { id } }", {
    input: { programId, idempotencyKey, clock, seed },
  });
  return launchProgram.id;
}
