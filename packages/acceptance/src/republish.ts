import { createLog, openBus, openSession, type OutgoingMessage } from "@redial/platform";
import type { RunningSystem } from "@redial/start";
import { lastSequence, PRODUCERS, type Producer } from "./read-events";
import { whileDown } from "./while-down";

const AT_ONCE = 1_000;

/** Publishes events once more as they were, sequences and all: what a relay does that crashed before it noted how far it had come. */
export async function republish(system: RunningSystem, events: readonly OutgoingMessage[]): Promise<void> {
  const bus = await openBus(system.busUrl, "acceptance", createLog("acceptance", "warn"));
  try {
    for (let from = 0; from < events.length; from += AT_ONCE) await bus.publish(events.slice(from, from + AT_ONCE));
  } finally {
    await bus.close();
  }
}

/**
 * Publishes events once more as if they were new, so that no mark of a consumer knows them and only the state of things can. The producers go on
 * counting behind them, for which they are stopped and started again. They must have nothing to say meanwhile.
 */
export async function republishAsNew(system: RunningSystem, events: readonly OutgoingMessage[]): Promise<void> {
  const counting = (Object.keys(PRODUCERS) as Producer[]).map(async (producer) => {
    const before = await lastSequence(system, producer);
    const renumbered = events.filter(({ topic }) => topic === PRODUCERS[producer]).map((event, index) => ({ ...event, sequence: before + 1 + index }));
    await republish(system, renumbered);
    return countFrom(system, producer, before + renumbered.length);
  });
  await Promise.all(counting);
}

async function countFrom(system: RunningSystem, producer: Producer, sequence: number): Promise<void> {
  const session = await openSession(system.cluster.url(producer), "acceptance");
  try {
    await whileDown(system, producer, async () => void (await session.query("update outbox_cursor set sequence = $1", [sequence])));
  } finally {
    await session.end();
  }
}
