import { MINUTE_MS, parseIso, Rejection, type Clock } from "@redial/kernel";
import { retryPresets, type RetryPreset } from "../domain/retry-presets";

/** The presets of retry strategies, their dates counted from `startAt` (ISO 8601 with a zone); left out, from the next whole minute. */
export type ListRetryPresets = (startAt: string | null) => readonly RetryPreset[];

/** Where a campaign's retries may begin as a copy; see `ListRetryPresets`. */
export function listRetryPresets({ clock }: { clock: Clock }): ListRetryPresets {
  return (startAt) => {
    const at = startAt === null ? Math.ceil(clock.now() / MINUTE_MS) * MINUTE_MS : parseIso(startAt);
    if (at === null) throw new Rejection("START_AT_INVALID", "startAt must be an ISO 8601 instant with a zone, such as 2025-01-20T10:00:00Z.", ["startAt"]);
    return retryPresets(at);
  };
}
