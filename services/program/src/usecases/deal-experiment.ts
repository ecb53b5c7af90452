import type { Fact } from "@redial/contracts";
import { toIso, type Decision } from "@redial/kernel";
import { dealBlock, dealPattern } from "../domain/experiment-deal";
import type { Dealing, ExperimentStore } from "./experiment-ports";
import type { Member } from "./ports";
import { CHUNK_SIZE, toldContacts, type LineTypeOf } from "./send-audience";

/**
 * Step 2 of an attempt's life, for experiments: the audience is dealt to the arms a block at a time. A block is dealt whole, to all arms in one transaction that also
 * notes how far the dealing came, so that whoever is in it is in exactly one arm, whatever becomes of their region or of this process. An adaptive experiment is dealt to
 * the end of its open wave. Answers whether there may be more.
 */
export function dealExperiment({ experiments, lineTypeOf }: { experiments: ExperimentStore; lineTypeOf: LineTypeOf }): () => Promise<boolean> {
  return () => experiments.dealNext(CHUNK_SIZE, (dealing, members) => tellBlock(dealing, members, lineTypeOf));
}

/**
 * The next block of an audience: one chunk for every arm, empty where a small block has nobody for it. Its time is that of the launch, see `tellChunk`, or of the end of
 * the wave before, which is the same in virtual time.
 */
export function tellBlock(dealing: Dealing, members: readonly Member[], lineTypeOf: LineTypeOf): Decision<Dealing, Fact> {
  const { seed, arms, audienceSize, sentChunks, launchedAt, organizationId, wave } = dealing;
  const sentPosition = members[members.length - 1]?.position ?? wave?.to ?? audienceSize;
  const last = sentPosition >= audienceSize;
  const dealt = wave
    ? dealBlock(`${seed} ${wave.number}`, dealPattern(wave.parts), dealing.sentPosition - wave.from, members)
    : dealBlock(seed, dealPattern(arms.map(({ share }) => share)), dealing.sentPosition, members);
  const notBefore = wave?.notBefore == null ? null : toIso(wave.notBefore);
  const ofWave = wave && { wave: { number: wave.number, last: sentPosition >= wave.to, notBefore } };
  const events = arms.map(({ executionId }, arm): Fact => {
    const contacts = toldContacts(members.filter((_, index) => dealt[index] === arm), lineTypeOf);
    return { type: "audience.sent", time: notBefore ?? toIso(launchedAt), organization: organizationId, causation: null, data: { executionId, chunk: sentChunks, last, contacts, ...ofWave } };
  });
  return { next: { ...dealing, sentPosition, sentChunks: sentChunks + 1 }, events };
}
