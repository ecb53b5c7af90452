import type { Fact } from "@redial/contracts";
import { instantOf, toIso, type Decision, type Instant, type OrganizationId } from "@redial/kernel";
import { openWave } from "../domain/experiment-waves";
import type { DealtArm, WaveEvent, WavedExperiment } from "./experiment-ports";

/**
 * An arm tells that a wave of it is over: it is noted, and once all arms have told of the open wave the next one is opened, by shares that follow what all waves so far came to. Pure.
 * What was told before changes nothing, and nothing changes once all is dealt. Where an arm takes no more, the dealing ends for all of them: whoever came later would be called by others alone.
 */
export function hearWave(experiment: WavedExperiment, { id, data }: WaveEvent): Decision<WavedExperiment, Fact> {
  const { arms, waves, audienceSize, isAllDealt } = experiment;
  const open = waves.at(-1);
  const teller = arms.find(({ executionId }) => executionId === data.executionId);
  if (isAllDealt || !open || !teller || data.wave <= teller.wavesOver) return { next: experiment, events: [] };
  const told: DealtArm = { ...teller, wavesOver: data.wave, counted: { successes: data.contactsCompleted, trials: data.contacts }, overAt: instantOf(data.endedAt) };
  const next = { ...experiment, arms: arms.map((arm) => (arm === teller ? told : arm)) };
  if (!data.takesMore) {
    return { next: { ...next, isAllDealt: true, sentChunks: next.sentChunks + 1, endedEarly: "arm_ended" }, events: closingChunks(next, told.overAt ?? 0, id) };
  }
  if (next.arms.some(({ wavesOver }) => wavesOver < open.number) || open.to >= audienceSize) return { next, events: [] };
  const notBefore = Math.max(...next.arms.map(({ overAt }) => overAt ?? 0));
  return { next: { ...next, waves: [...waves, openWave(open.number + 1, audienceSize, next.arms.map(({ counted }) => counted), notBefore)] }, events: [] };
}

/** The empty chunk for each arm with which an audience is closed of which no more is dealt. */
export function closingChunks({ organizationId, sentChunks, arms }: { organizationId: OrganizationId; sentChunks: number; arms: readonly { executionId: string }[] }, at: Instant, causation: string | null): Fact[] {
  return arms.map(({ executionId }): Fact => {
    return { type: "audience.sent", time: toIso(at), organization: organizationId, causation, data: { executionId, chunk: sentChunks, last: true, contacts: [] } };
  });
}
