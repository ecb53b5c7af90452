import { fork } from "node:child_process";
import { join } from "node:path";
import type { Bus } from "@redial/platform";
import type { FromReplica, ToReplica } from "./replica-messages";
import type { Replica } from "./replica";

/** Starts a replica as a process of its own, and ends when it runs. What it publishes goes to the bus; it hears what it is told here. */
export async function startReplicaProcess(url: string, bus: Bus, shiftMs: number): Promise<Replica> {
  const child = fork(join(__dirname, "replica-main.js"), [url, String(shiftMs)], { serialization: "advanced" });
  const waiting = new Map<number, { done(): void; failed(error: Error): void }>();
  let told = 0;
  const tell = (message: ToReplica) => child.send(message);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((running, failed) => {
    child.once("exit", (code) => failed(new Error(`a replica ended with ${code}`)));
    child.on("message", (message: FromReplica) => {
      if (message === "running") return running();
      if ("published" in message) return void bus.publish(message.published);
      const one = waiting.get(message.recorded);
      waiting.delete(message.recorded);
      if (message.failure === null) one?.done();
      else one?.failed(new Error(message.failure));
    });
  });
  return {
    record: (batch) =>
      new Promise((done, failed) => {
        told += 1;
        waiting.set(told, { done, failed });
        tell({ heard: told, batch });
      }),
    async stop() {
      tell("stop");
      await ended;
    },
  };
}
