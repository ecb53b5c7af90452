import { createReadStream } from "node:fs";
import { CreateAudienceDocument, CreateProgramDocument, LaunchProgramDocument, type RedialClient } from "@redial/client";

/**
 * Calls the people of a CSV file: an audience, its contacts as a stream, a program that retries twice and never rings at lunch, and its launch. Whatever
 * breaks on the way, launching with the same `idempotencyKey` launches once. Answers the execution's id.
 */
export async function launchAProgram(client: RedialClient, file: string, idempotencyKey: string): Promise<string> {
  const { createAudience: audience } = await client.ask(CreateAudienceDocument, { input: { name: "January reminders" } });
  const { imported, rejected, rejectedRows } = await client.importContacts(audience.id, createReadStream(file));
  console.log(`${imported} contacts imported, ${rejected} rejected`);
  for (const { row, code, message } of rejectedRows) console.log(`  row ${row}: ${code}: ${message}`);

  const noon = { startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } };
  const { createProgram: program } = await client.ask(CreateProgramDocument, {
    input: {
      name: "January reminders",
      audienceId: audience.id,
      retryStrategy: { type: "fixed_delay", delayMinutes: 30, maxRetries: 2 },
      pauseWindows: { monday: [noon], tuesday: [noon], wednesday: [noon], thursday: [noon], friday: [noon] },
      startAt: "2025-01-20T09:00:00Z",
      maxConcurrentCalls: 50,
    },
  });
  for (const { weight, message } of program.advice ?? []) console.log(`${weight}: ${message}`);

  // In virtual time days of calling go by in seconds; leave `clock` out to call by the wall clock.
  const { launchProgram: execution } = await client.ask(LaunchProgramDocument, { input: { programId: program.id, idempotencyKey, clock: "fast_forward" } });
  return execution.id;
}
