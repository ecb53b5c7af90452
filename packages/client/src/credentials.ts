/**
 * Who asks: an API key, or a token of the identity provider that the gateway trusts. A function is asked for the token before each request and each
 * connection, so that it may answer a fresh one; what it throws goes to whoever asked.
 */
export type Credentials = { key: string; token?: undefined } | { key?: undefined; token: string | (() => string | Promise<string>) };

/** The header that says so, which is also what a WebSocket's first message takes. */
export async function credentialHeaders({ key, token }: Credentials): Promise<Record<string, string>> {
  if (key !== undefined) return { "x-api-key": key };
  return { authorization: `Bearer ${typeof token === "function" ? await token() : token}` };
}
