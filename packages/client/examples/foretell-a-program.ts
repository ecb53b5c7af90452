import { SimulateProgramDocument, type RedialClient, type RetryStrategy } from "@redial/client";

/** Plays strategies with a thousand people each before anyone is called, and answers the one that reaches most; of equals the one with fewer calls. */
export async function foretellAProgram(client: RedialClient, strategies: readonly RetryStrategy[]): Promise<{ retryStrategy: RetryStrategy; connectionRate: number; totalCalls: number } | null> {
  const foretold = await Promise.all(
    strategies.map(async (retryStrategy) => {
      const input = { retryStrategy, audience: [{ contacts: 1_000, timeZone: "Europe/Paris" }], startAt: "2025-03-03T09:00:00Z", maxConcurrentCalls: 50 };
      const { simulateProgram: result } = await client.ask(SimulateProgramDocument, { input });
      for (const { code, message } of result.advice) console.log(`${code}: ${message}`);
      return { retryStrategy, connectionRate: result.connectionRate.rate ?? 0, totalCalls: result.totalCalls };
    }),
  );
  return foretold.sort((one, other) => other.connectionRate - one.connectionRate || one.totalCalls - other.totalCalls)[0] ?? null;
}
