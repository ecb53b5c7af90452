import type { Readable } from "node:stream";
import { prepareProgram, type RedialClient } from "@redial/start";

/** An experiment to make: its contacts as a CSV, and what each arm calls by. */
export interface ExperimentWish {
  name: string;
  contacts: Readable;
  arms: readonly { name: string; settings: object }[];
  question: { baselineRate: number; smallestLift: number };
  /** Left out: fixed. */
  allocate?: "fixed" | "adaptive";
}

/** Makes an audience, a program for each arm, and an experiment of them; answers its id. */
export async function prepareExperiment(client: RedialClient, { name, contacts, arms, question, allocate = "fixed" }: ExperimentWish): Promise<string> {
  let audienceId: string | undefined;
  const made: { programId: string; name: string }[] = [];
  for (const arm of arms) {
    const wish = { name: `${name}: ${arm.name}`, settings: arm.settings };
    if (audienceId === undefined) {
      const { programId } = await prepareProgram(client, { ...wish, contacts });
      const { program } = await client.ask<{ program: { audience: { id: string } } }>("query P($id: ID!) { program(id: $id) { audience { id } } }", { id: programId });
      audienceId = program.audience.id;
      made.push({ programId, name: arm.name });
    } else {
      const input = { ...wish.settings, name: wish.name, audienceId };
      const { createProgram } = await client.ask<{ createProgram: { id: string } }>("mutation C($input: CreateProgramInput!) { createProgram(input: $input) { id } }", { input });
      made.push({ programId: createProgram.id, name: arm.name });
    }
  }
  const { createExperiment } = await client.ask<{ createExperiment: { id: string } }>("mutation C($input: CreateExperimentInput!) { createExperiment(input: $input) { id } }", {
    input: { name, audienceId, arms: made, question, allocate },
  });
  return createExperiment.id;
}

/** Launches an experiment, once however often it is asked for. */
export async function launchExperiment(client: RedialClient, experimentId: string, clock: "fast_forward" | "real_time"): Promise<void> {
  await client.ask("mutation L($input: LaunchExperimentInput!) { launchExperiment(input: $input) { id } }", { input: { experimentId, idempotencyKey: "once", clock, seed: "acceptance" } });
}
