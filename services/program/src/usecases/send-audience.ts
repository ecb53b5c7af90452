import type { AudienceSent, Fact } from "@redial/contracts";
import { toIso, type Decision, type LineType } from "@redial/kernel";
import { toldAttributes } from "../domain/told-attributes";
import type { LaunchStore, Member, Sending } from "./ports";

/** How many numbers one `audience.sent` carries at most. */
export const CHUNK_SIZE = 1_000;

/** The kind of line of an E.164 number; undefined when it is not known. */
export type LineTypeOf = (phone: string) => LineType | undefined;

/**
 * Step 2 of an attempt's life: the audience of a launch is told in chunks, each in a transaction of its own that also notes how far the telling came,
 * so that after a crash it goes on exactly where it stopped. Answers whether there may be more to send.
 */
export function sendAudience({ launches, lineTypeOf }: { launches: LaunchStore; lineTypeOf: LineTypeOf }): () => Promise<boolean> {
  return () => launches.sendNext(CHUNK_SIZE, (sending, members) => tellChunk(sending, members, lineTypeOf));
}

/** The next chunk of an audience. Its time is that of the launch: the audience is told as it stood then, and no wall clock enters virtual time. */
export function tellChunk(sending: Sending, members: readonly Member[], lineTypeOf: LineTypeOf): Decision<Sending, Fact> {
  const sentPosition = members[members.length - 1]?.position ?? sending.audienceSize;
  const last = sentPosition >= sending.audienceSize;
  const data = { executionId: sending.id, chunk: sending.sentChunks, last, contacts: toldContacts(members, lineTypeOf) };
  return {
    next: { ...sending, sentPosition, sentChunks: sending.sentChunks + 1 },
    events: [{ type: "audience.sent", time: toIso(sending.launchedAt), organization: sending.organizationId, causation: null, data }],
  };
}

/** Members as `audience.sent` tells them. */
export function toldContacts(members: readonly Member[], lineTypeOf: LineTypeOf): AudienceSent["contacts"] {
  return members.map(({ contactIds, phone, timeZone, region, attributes }) => {
    return { contactIds, phone, timeZone, region, ...(attributes && { attributes: toldAttributes(attributes) }), lineType: lineTypeOf(phone) };
  });
}
