import { Rejection, toIso, type OrganizationId } from "@redial/kernel";
import { parseProgramSettings } from "../domain/program-settings";
import { found } from "./accept-or-refuse";
import { audienceProblems, settle } from "./check-program";
import type { WriteProgramParts } from "./create-program";
import type { Program } from "./ports";

/**
 * Changes the fields that are given; one given as null goes back to its default. The whole is checked like a new program. Executions that were
 * launched before keep what they froze. An archived program is refused with `PROGRAM_ARCHIVED`.
 */
export type UpdateProgram = (organizationId: OrganizationId, id: string, changes: Readonly<Record<string, unknown>>) => Promise<Program>;

/** How a campaign is revised between runs; see `UpdateProgram`. */
export function updateProgram({ programs, audiences, phonesOf, clock }: WriteProgramParts): UpdateProgram {
  return async (organizationId, id, changes) => {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const problems = await audienceProblems(audiences, organizationId, given);
    const changed = await programs.change(organizationId, id, (program) => {
      if (program.archivedAt !== null) throw new Rejection("PROGRAM_ARCHIVED", "An archived program cannot be changed; create a new one.", ["id"]);
      const settings = settle(parseProgramSettings({ ...documentOf(program, given), ...given }, phonesOf(null)), problems);
      return { ...program, ...settings, updatedAt: clock.now() };
    });
    return found(changed, "program", ["id"]);
  };
}

/** The program as a document that the changes can be laid over: an urgency takes the place of the retry strategy that was. */
function documentOf(program: Program, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const written = (at: number | null) => (at === null ? null : toIso(at));
  const isUrgent = given["urgency"] !== undefined && given["urgency"] !== null;
  return { ...program, ...(isUrgent && { retryStrategy: null }), startAt: written(program.startAt), stopAt: written(program.stopAt) };
}
