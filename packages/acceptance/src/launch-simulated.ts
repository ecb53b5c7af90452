import { launchProgram, type LaunchedProgram, type LaunchWish, type RedialClient } from "@redial/start";
import { manyContacts } from "./many-contacts";

/** Calls so many people of the simulated network once, or as `wish` says otherwise. */
export function launchSimulated(client: RedialClient, contacts: number, wish: Pick<LaunchWish, "name"> & Partial<LaunchWish>): Promise<LaunchedProgram> {
  return launchProgram(client, {
    settings: { maxConcurrentCalls: 400 },
    contacts: manyContacts(contacts),
    clock: "fast_forward",
    seed: "acceptance",
    idempotencyKey: wish.name,
    ...wish,
  });
}
