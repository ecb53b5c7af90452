import type { Instant } from "@redial/kernel";
import type { Identity } from "@redial/platform";

/** Who asks, and in whose name. */
export interface Caller {
  identity: Identity;
  /** Tells this key or person from all others, and opens nothing: `key:` and the key's id, or `token:`, the organization and the token's subject. */
  id: string;
  /** From when on it is nobody's, whatever is asked or remembered; null when it does not end by itself. */
  until: Instant | null;
}

/** What somebody brings to say who he is. */
export interface Credentials {
  apiKey?: string;
  /** As the header of HTTP has it, the word `Bearer` included. */
  authorization?: string;
}

/** Reads credentials by the names `x-api-key` and `authorization`: of headers, or of what a WebSocket's client sends as it connects. */
export function credentialsFrom(get: (name: string) => unknown): Credentials {
  const [apiKey, authorization] = [get("x-api-key"), get("authorization")];
  return { ...(typeof apiKey === "string" && { apiKey }), ...(typeof authorization === "string" && { authorization }) };
}
