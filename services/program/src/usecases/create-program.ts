import type { Clock, Ids, OrganizationId } from "@redial/kernel";
import type { PhonesOf } from "../domain/phone";
import { parseProgramSettings } from "../domain/program-settings";
import { audienceProblems, settle } from "./check-program";
import type { AudienceStore, Program, ProgramStore } from "./ports";

/** What it takes to write programs. */
export interface WriteProgramParts {
  programs: ProgramStore;
  audiences: AudienceStore;
  phonesOf: PhonesOf;
  clock: Clock;
}

/** Keeps a program; what its document leaves out has the default. Refuses with every problem of the document at once. */
export type CreateProgram = (organizationId: OrganizationId, document: unknown) => Promise<Program>;

/** Where a campaign is written down; see `CreateProgram`. */
export function createProgram({ programs, audiences, phonesOf, clock, ids }: WriteProgramParts & { ids: Ids }): CreateProgram {
  return async (organizationId, document) => {
    const settings = settle(parseProgramSettings(document, phonesOf(null)), await audienceProblems(audiences, organizationId, document));
    const createdAt = clock.now();
    const program = { id: ids.next(), organizationId, ...settings, createdAt, updatedAt: createdAt, archivedAt: null };
    await programs.insert(program);
    return program;
  };
}
