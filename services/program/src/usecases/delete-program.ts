import type { Clock, OrganizationId } from "@redial/kernel";
import { found } from "./accept-or-refuse";
import type { ProgramStore } from "./ports";

/** Deletes a program that was never launched. One that was is archived: its executions still need it, but it is listed, changed and launched no more. */
export type DeleteProgram = (organizationId: OrganizationId, id: string) => Promise<{ id: string; archived: boolean }>;

/** The end of a campaign; see `DeleteProgram`. */
export function deleteProgram({ programs, clock }: { programs: ProgramStore; clock: Clock }): DeleteProgram {
  return async (organizationId, id) => {
    const removed = found(await programs.remove(organizationId, id, clock.now()), "program", ["id"]);
    return { id, archived: removed === "archived" };
  };
}
