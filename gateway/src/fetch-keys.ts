import type { JSONWebKeySet } from "jose";

/** How long an issuer may take to answer: requests wait for it. */
const WITHIN_MS = 3_000;

/** Fetches a JSON Web Key Set (RFC 7517). Throws what is no such set, and when there is no answer within three seconds. */
export function fetchKeysFrom(url: string): () => Promise<JSONWebKeySet> {
  return async () => {
    const response = await fetch(url, { headers: { accept: "application/json" }, signal: AbortSignal.timeout(WITHIN_MS) });
    const answer: unknown = JSON.parse(await response.text());
    if (!response.ok || !isKeySet(answer)) throw new Error(`${url} answered ${response.status} without keys`);
    return answer;
  };
}

function isKeySet(answer: unknown): answer is JSONWebKeySet {
  const { keys }: { keys?: unknown } = Object(answer);
  return Array.isArray(keys) && keys.every((key) => typeof key === "object" && key !== null);
}
