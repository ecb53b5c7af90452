import type { z } from "zod";

/** Requests to the simulated network. Each is sent once; one that is not answered with a success, in time and in shape, throws. */
export interface NetworkRequests {
  get<Schema extends z.ZodType>(path: string, schema: Schema, signal: AbortSignal): Promise<z.output<Schema>>;
  post<Schema extends z.ZodType>(path: string, body: object, schema: Schema, signal: AbortSignal): Promise<z.output<Schema>>;
}

/** Requests to the network at an address. */
export function networkRequests(url: string): NetworkRequests {
  async function send(path: string, init: RequestInit): Promise<unknown> {
    const response = await fetch(new URL(path, url), init);
    if (response.ok) return response.json();
    const text = await response.text();
    throw new Error(`${init.method} ${path.split("?")[0]} was answered ${response.status}: ${text.slice(0, 200)}`);
  }
  return {
    get: async (path, schema, signal) => schema.parse(await send(path, { method: "GET", signal })),
    post: async (path, body, schema, signal) =>
      schema.parse(await send(path, { method: "POST", signal, headers: { "content-type": "application/json" }, body: JSON.stringify(body) })),
  };
}
