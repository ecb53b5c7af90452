import { CreateProgramDocument, RedialError, type CreateProgramInput, type RedialClient } from "@redial/client";

/** Makes a program and answers null, or answers what is wrong with it by the path of each field, as a form shows it. Anything else is thrown. */
export async function actOnRefusals(client: RedialClient, input: CreateProgramInput): Promise<Record<string, string> | null> {
  try {
    await client.ask(CreateProgramDocument, { input });
    return null;
  } catch (error) {
    if (!(error instanceof RedialError)) throw error;
    // No answer, or none that is about the input: nothing that a form could show.
    if (error.status === null || error.code === "UNAUTHENTICATED" || error.code === "SUBGRAPH_UNAVAILABLE") throw error;
    return Object.fromEntries(error.problems.map(({ path, code, message }) => [path.join("."), `${code}: ${message}`]));
  }
}
