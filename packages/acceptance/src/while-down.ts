import type { ProcessName, RunningSystem } from "@redial/start";
import { eventually } from "./eventually";

/** Ends a process in good order, does something while it is down, and waits until the supervisor has it serve again. */
export async function whileDown(system: RunningSystem, name: ProcessName, work: () => Promise<void>): Promise<void> {
  const { supervisor } = system;
  const pid = supervisor.pid(name);
  if (pid === null) throw new Error(`${name} is down already`);
  const back = new Promise<void>((resolve) => {
    supervisor.on("restarted", function heard(restart) {
      if (restart.name !== name) return;
      supervisor.off("restarted", heard);
      resolve();
    });
  });
  process.kill(pid, "SIGTERM");
  await eventually(`${name} is down`, async () => (supervisor.pid(name) === pid ? null : true), { everyMs: 5 });
  await work();
  await back;
}
