import { CLOCK_MODES } from "@redial/kernel";
import { registerEnumType } from "type-graphql";
import { KEY_ROLES } from "../domain/api-key";
import { TIME_ZONE_MODES } from "../domain/program-settings";
import { URGENCIES, urgencyStrategy } from "../domain/retry-presets";

const enumOf = <Word extends string>(words: readonly Word[]) => Object.fromEntries(words.map((word) => [word, word]));

/** Roles of keys, for GraphQL. */
export const RoleEnum = enumOf(KEY_ROLES);
registerEnumType(RoleEnum, { name: "Role", description: "What a key may do, each including the one before: read; run programs; administer the organization." });

/** Clocks of executions, for GraphQL. */
export const ClockModeEnum = enumOf(CLOCK_MODES);
registerEnumType(ClockModeEnum, { name: "ClockMode", description: "Whether time passes by the wall clock or as fast as the machines can work (simulated carriers only)." });

/** Time zone modes of programs, for GraphQL. */
export const TimeZoneModeEnum = enumOf(TIME_ZONE_MODES);
registerEnumType(TimeZoneModeEnum, { name: "TimeZoneMode", description: "In whose zone pause windows and local times are read: the program's, or each contact's own: the contact's `timeZone`, else all the zones its number may lie in." });

/** Urgencies of programs, for GraphQL. */
export const UrgencyEnum = enumOf(URGENCIES);
const meanings = Object.fromEntries(URGENCIES.map((urgency) => [urgency, { description: `\`${JSON.stringify(urgencyStrategy(urgency))}\`` }]));
registerEnumType(UrgencyEnum, { name: "Urgency", description: "How soon a campaign must have reached its people; each stands for a retry strategy of the user guide, see `retryPresets`.", valuesConfig: meanings });
