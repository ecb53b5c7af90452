const GROWTH = 1.1;
const LOG_GROWTH = Math.log(GROWTH);

/**
 * The bucket of a time to connect: bucket 0 holds up to a second, bucket n up to 1.1^n seconds, so that any quantile read from the counts of the buckets
 * is within 5 % of the true one (the sketch of DDSketch, Masson, Rim and Lee, VLDB 2019).
 */
export function connectBucket(connectMs: number): number {
  return connectMs <= 1000 ? 0 : Math.ceil(Math.log(connectMs / 1000) / LOG_GROWTH - 1e-9);
}

/** Contacts that connected within the bounds of one bucket. */
export interface ConnectBucket {
  bucket: number;
  contacts: number;
}

/** The seconds within which a share of the contacts connected, 0 to 1, to 5 %; null of none. */
export function connectQuantile(buckets: readonly ConnectBucket[], share: number): number | null {
  const rising = [...buckets].sort((one, other) => one.bucket - other.bucket);
  const rank = share * (rising.reduce((sum, { contacts }) => sum + contacts, 0) - 1);
  let behind = 0;
  for (const { bucket, contacts } of rising) {
    behind += contacts;
    if (behind > rank) return (2 * GROWTH ** bucket) / (GROWTH + 1);
  }
  return null;
}
