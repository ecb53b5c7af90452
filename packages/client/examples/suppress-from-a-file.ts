import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { RedialClient } from "@redial/client";

/** Suppresses the numbers of a CSV file of any size, writes the rejected rows with their reasons to another, to correct and send again, and answers how many of each. */
export async function suppressFromAFile(client: RedialClient, file: string, rejectedFile: string): Promise<{ suppressed: number; rejected: number }> {
  const { suppressed, rejected, rejectedCsv } = await client.importSuppressionsForCorrection(createReadStream(file), { reason: "asked not to be called" });
  await pipeline(Readable.from(rejectedCsv), createWriteStream(rejectedFile));
  return { suppressed, rejected };
}

/** Writes the whole list of suppressed numbers to a file, in a form that can be sent back. */
export async function exportSuppressedNumbers(client: RedialClient, file: string): Promise<void> {
  await pipeline(Readable.from(await client.exportSuppressions()), createWriteStream(file));
}
