import { Rejection, type OrganizationId, type Problem } from "@redial/kernel";
import { isObject, type Parsed } from "../domain/place";
import type { AudienceStore } from "./ports";

/** What is wrong with the audience that a program's document names: `AUDIENCE_NOT_FOUND` when the organization has none with its id. */
export async function audienceProblems(audiences: AudienceStore, organizationId: OrganizationId, document: unknown): Promise<Problem[]> {
  const audienceId = isObject(document) ? document["audienceId"] : undefined;
  if (typeof audienceId !== "string" || (await audiences.exists(organizationId, audienceId))) return [];
  return [{ code: "AUDIENCE_NOT_FOUND", message: "There is no audience with this id in your organization.", path: ["audienceId"] }];
}

/** The settings of a document that has no problem of its own and none of these; refuses with all of them otherwise. */
export function settle<Settings>(parsed: Parsed<Settings>, problems: readonly Problem[]): Settings {
  const [first, ...others] = problems;
  if (parsed.kind === "refused") throw Rejection.of([...parsed.problems, ...problems]);
  if (first) throw Rejection.of([first, ...others]);
  return parsed.value;
}
