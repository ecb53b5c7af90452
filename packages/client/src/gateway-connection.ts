import { credentialHeaders, type Credentials } from "./credentials";
import { readRefusal } from "./read-refusals";
import { RedialError, wholly } from "./redial-error";

/** Where the gateway is, and who asks; what proves it is sent to nobody else. */
export type GatewayOptions = Credentials & {
  /** Its address, such as `https://redial.example.com`. */
  url: string;
  /** In place of the runtime's own `fetch`. */
  fetch?: typeof fetch;
};

/** Sends requests to the gateway. */
export interface GatewayConnection {
  /** Answers whatever came back. Throws `GATEWAY_UNREACHABLE` when nothing did; an aborted request throws its own error. */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** Answers what was asked for, and throws a `RedialError` for a refusal. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** A connection to the gateway; it keeps nothing open. */
export function gatewayConnection({ url, fetch: fetchWith = fetch, ...credentials }: GatewayOptions): GatewayConnection {
  const base = url.replace(/\/+$/, "");
  const send = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(await credentialHeaders(credentials))) headers.set(name, value);
    try {
      return await fetchWith(`${base}${path}`, { ...init, headers });
    } catch (cause) {
      if (init.signal?.aborted) throw cause;
      throw new RedialError([wholly("GATEWAY_UNREACHABLE", `The gateway at ${base} cannot be reached.`)], null, null, null, { cause });
    }
  };
  return {
    send,
    async fetch(path, init) {
      const response = await send(path, init);
      if (response.ok) return response;
      throw new RedialError([readRefusal(await readJson(response), response.status)], response.status, null, retryAfterMs(response));
    },
  };
}

/** The body as JSON; undefined when it is none. */
export async function readJson(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined);
}

/** How long `Retry-After` asks to wait, in milliseconds; null when it is not there or names no number of seconds. */
export function retryAfterMs(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}
