import { createLog, openBus, openSession, type OutgoingMessage } from "@redial/platform";
import type { ProcessName, RunningSystem } from "@redial/start";
import { eventually } from "./eventually";

/** The services that say something, and the topic each says it on. */
export const PRODUCERS = { program: "program.events", scheduler: "scheduler.events", dialer: "dialer.events" } as const satisfies Partial<Record<ProcessName, string>>;
export type Producer = keyof typeof PRODUCERS;

/** Reads all that was ever published, in order per key, as a consumer that comes late. Every producer must be quiet meanwhile. */
export async function readEvents(system: RunningSystem, group: string): Promise<OutgoingMessage[]> {
  const bus = await openBus(system.busUrl, group, createLog(group, "warn"));
  try {
    const events: OutgoingMessage[] = [];
    const seen = new Map<string, Set<number>>();
    const topics = Object.values(PRODUCERS);
    for (const topic of topics) seen.set(topic, new Set());
    await bus.subscribe(group, topics, async ({ topic, messages }) => {
      for (const message of messages) {
        const { key, type, sequence } = message;
        seen.get(topic)?.add(sequence);
        events.push({ topic, key, type, sequence, body: JSON.stringify(message.read()) });
      }
    });
    await eventually("all that was published", async () => {
      for (const producer of Object.keys(PRODUCERS) as Producer[]) {
        const read = seen.get(PRODUCERS[producer])?.size ?? 0;
        if (read < (await lastSequence(system, producer))) return null;
      }
      return true;
    });
    return events;
  } finally {
    await bus.close();
  }
}

/** The sequence of the last message that a service published: how many it said in all. */
export async function lastSequence({ cluster }: RunningSystem, producer: Producer): Promise<number> {
  const session = await openSession(cluster.url(producer), "acceptance");
  try {
    const { rows } = await session.query<{ sequence: string }>("select sequence::text from outbox_cursor");
    return Number(rows[0]?.sequence);
  } finally {
    await session.end();
  }
}
