import type { Bus, OutgoingMessage } from "@redial/platform";
import { tuesdayClock } from "./bench-clock";
import { openScheduler, startReplica } from "./replica";
import type { FromReplica, ToReplica } from "./replica-messages";

/** A replica as a process of its own, on the database of its first argument, by a clock that is as far ahead as the second says; its parent plays the bus. */
async function main([url = "", shiftMs = ""]: readonly string[]): Promise<void> {
  const database = await openScheduler(url);
  const replica = await startReplica(database, parentAsBus(), tuesdayClock(Number(shiftMs)));
  process.on("message", (message: ToReplica) => {
    if (message === "stop") {
      void replica.stop().then(() => database.close()).then(() => process.disconnect());
      return;
    }
    const { heard, batch } = message;
    replica.record(batch).then(
      () => tell({ recorded: heard, failure: null }),
      (error: unknown) => tell({ recorded: heard, failure: String(error) }),
    );
  });
  tell("running");
}

function parentAsBus(): Bus {
  const never = () => Promise.reject(new Error("the parent of this process delivers"));
  return {
    publish: (messages: readonly OutgoingMessage[]) => new Promise((resolve, reject) => process.send?.({ published: messages }, (error: Error | null) => (error ? reject(error) : resolve()))),
    subscribe: never,
    lag: never,
    forget: never,
    close: () => Promise.resolve(),
  };
}

function tell(message: FromReplica): void {
  process.send?.(message);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
