import { Rejection } from "@redial/kernel";
import { runService, stopInOrder, type Running } from "./lifecycle";
import { createLog } from "./log";

/** A service in a process of its own; its argument says what goes wrong. Its stop takes a moment and tells its parent when it ends. */
const [, , , trouble] = process.argv;
const log = createLog("fixture", "info");

const idle = setInterval(() => undefined, 60_000);
const part: Running = {
  async stop() {
    if (trouble === "stop fails") throw new Error("can't let go");
    if (trouble === "stop hangs") {
      clearInterval(idle);
      await new Promise(() => undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    log.info("everything let go");
  },
};

void runService(log, async () => {
  if (trouble === "refused start") throw new Rejection("CONFIG_MISSING", "Set DATABASE_URL: the service cannot start without it.", ["DATABASE_URL"]);
  if (trouble === "failed start") throw new Error("no such host");
  if (trouble === "start hangs") await new Promise(() => undefined);
  if (trouble === "later error") setTimeout(() => { throw new Error("out of the blue"); }, 10);
  if (trouble === "later rejection") setTimeout(() => void Promise.reject(new Error("out of the blue")), 10);
  const drain = async () => {
    log.info("draining");
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  return stopInOrder([{ ...part, ...(trouble === "drains" && { drain }) }]);
});
