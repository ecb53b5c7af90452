import { CLOCK_MODES, type ClockMode } from "@redial/kernel";
import { meanings } from "@redial/platform";
import { registerEnumType } from "type-graphql";
import { KEY_ROLES, type KeyRole } from "../domain/api-key";
import { ALLOCATIONS, type Allocation } from "../domain/experiment-waves";
import { TIME_ZONE_MODES, type TimeZoneMode } from "../domain/program-settings";
import { URGENCIES, urgencyStrategy } from "../domain/retry-presets";

const enumOf = <Word extends string>(words: readonly Word[]) => Object.fromEntries(words.map((word) => [word, word]));

/** Roles of keys, for GraphQL. */
export const RoleEnum = enumOf(KEY_ROLES);
registerEnumType(RoleEnum, {
  name: "Role",
  description: "What a key may do, each including the one before.",
  valuesConfig: meanings<KeyRole>({ viewer: "Reads everything of the organization but its keys.", operator: "Adds contacts, makes programs, launches and pauses them.", admin: "Makes and revokes keys, and sets what all executions keep to." }),
});

/** Clocks of executions, for GraphQL. */
export const ClockModeEnum = enumOf(CLOCK_MODES);
registerEnumType(ClockModeEnum, {
  name: "ClockMode",
  description: "Whether time passes by the wall clock or as fast as the machines can work.",
  valuesConfig: meanings<ClockMode>({
    real_time: "Time passes by the wall clock.",
    fast_forward: "Time is virtual: it jumps to the next due instant whenever nothing is due and nothing in progress. For simulated carriers only.",
  }),
});

/** Ways in which contacts go to the arms of an experiment, for GraphQL. */
export const AllocationEnum = enumOf(ALLOCATIONS);
registerEnumType(AllocationEnum, {
  name: "ExperimentAllocation",
  description: "How the contacts of an experiment go to its arms.",
  valuesConfig: meanings<Allocation>({
    fixed: "By the shares of the arms, all at once: it takes the fewest contacts to tell which is best.",
    adaptive: "In up to ten waves, each dealt when the one before is over, by how likely each arm is the best by then (Thompson sampling); no arm falls below half of an equal share. More contacts get the better arm; it takes more of them, and longer, to tell which.",
  }),
});

/** Time zone modes of programs, for GraphQL. */
export const TimeZoneModeEnum = enumOf(TIME_ZONE_MODES);
registerEnumType(TimeZoneModeEnum, {
  name: "TimeZoneMode",
  description: "In whose zone pause windows and local times are read.",
  valuesConfig: meanings<TimeZoneMode>({ program: "In the program's, for everybody.", contact: "In each contact's own: its `timeZone`, else all the zones that its number may lie in." }),
});

/** Urgencies of programs, for GraphQL. */
export const UrgencyEnum = enumOf(URGENCIES);
const asStrategies = Object.fromEntries(URGENCIES.map((urgency) => [urgency, { description: `\`${JSON.stringify(urgencyStrategy(urgency))}\`` }]));
registerEnumType(UrgencyEnum, { name: "Urgency", description: "How soon a campaign must have reached its people; each stands for a retry strategy of the user guide, see `retryPresets`.", valuesConfig: asStrategies });
