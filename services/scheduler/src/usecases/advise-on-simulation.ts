import { adviseOnProgram } from "../domain/advice/advise-program";
import type { AudienceGroup } from "../domain/advice/advised-launch";
import { adviseOnLaunch } from "../domain/advice/launch-advice";
import type { SimulationAdvice } from "../domain/advice/advised-simulation";
import { adviseOnSimulation } from "../domain/advice/simulation-advice";
import type { CallingPacks } from "../domain/calling-rules";
import type { PaceLimit } from "../domain/pace-limit";
import type { SimulationCounts } from "../domain/simulation/tally";
import { rulesAtHome } from "./place-rules";
import type { PlacedPart } from "./place-audience";
import type { SimulationRequest } from "./simulation-request";

/** What a request was simulated with, and what it came to. */
export interface SimulatedRequest {
  groups: readonly PlacedPart[];
  pace: PaceLimit;
  counts: SimulationCounts;
  packs: CallingPacks;
}

/**
 * All that is to be said of a request: of the program, of its audience as before a launch at `startAt`, and of what playing it has shown. What one of
 * the later ones says with the number of contacts is not said without it.
 */
export function adviseOnRequest(request: SimulationRequest, { groups, pace, counts, packs }: SimulatedRequest): SimulationAdvice[] {
  const { flow, ...settings } = request;
  const now = settings.startAt;
  const program = { ...settings, enableAMD: flow.enableAMD, leavesMessage: flow.leaveMessage };
  const audience = groups.map(({ simulated, zones, country, pack }): AudienceGroup => {
    const about = { contacts: simulated.contacts, zones, country };
    return simulated.held === undefined ? { ...about, openHours: simulated.openHours, rules: simulated.rules, pack } : { ...about, openHours: null };
  });
  const atHome = rulesAtHome(settings, packs);
  return adviseOnSimulation({
    program,
    pace,
    counts,
    own: settings,
    sharedLimits: request.sharedLimits ?? [],
    autoPause: request.autoPause ?? [],
    groups: groups.map(({ simulated }) => simulated),
    onProgram: adviseOnProgram(program, { now, openHours: atHome.openHours, rules: atHome.frequencyRules }),
    onLaunch: adviseOnLaunch(program, audience, { now, size: counts.contacts }).advice,
  });
}
