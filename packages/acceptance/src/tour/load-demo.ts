import { launchProgram, wantedPrograms, type RedialClient } from "@redial/start";
import { untilOver } from "../until-over";

/** Launches what `npm start` launches, and ends when its reports are final. */
export async function loadDemo(client: RedialClient): Promise<void> {
  const launched = [];
  for (const wish of await wantedPrograms({ own: null })) launched.push(await launchProgram(client, wish));
  for (const { executionId } of launched) await untilOver(client, executionId);
}
