import { startTestServices, type TestServices } from "./test-services";

let running: TestServices | null = null;

/** Starts the servers of a jest run and shows them to its workers through the environment. Pair it with `stopShared`. */
export async function startShared(withKafka: boolean): Promise<void> {
  running = await startTestServices(process.env, withKafka);
  Object.assign(process.env, running.env);
}

/** Stops what `startShared` started, and takes it out of the environment again. Nothing started is fine. */
export async function stopShared(): Promise<void> {
  const stopping = running;
  running = null;
  for (const name of Object.keys(stopping?.env ?? {})) delete process.env[name];
  await stopping?.stop();
}
