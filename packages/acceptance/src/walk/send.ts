import { setTimeout as delay } from "node:timers/promises";
import type { Fill, Wanted } from "./arguments";
import { requestFor, type Opening } from "./openings";

/** What came back over HTTP, whatever it was. */
export interface Answer {
  status: number;
  body: unknown;
}

/** How many objects deep an answer is asked for; less where the whole would be more than the gateway answers at once. */
const DEEP = 3;
const TOO_MUCH = /_TOO_(HIGH|DEEP|LONG|LARGE|MANY)$/u;

/** How long a subscription is listened to. What it has to tell first comes within three seconds: what may still be on its way is waited for that long. */
const LISTEN_MS = 5_000;

/** Sends the request of an opening, as often as its caller is told to slow down. */
export async function sendOperation(url: string, credentials: Record<string, string>, opening: Opening, fill: Fill, wanted: Wanted | null): Promise<Answer> {
  for (let deep = DEEP; ; deep--) {
    const body = JSON.stringify(requestFor(opening, wanted, fill, deep));
    const answer = await untilTaken(() => fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json", ...credentials }, body }), parsed);
    if (deep === 0 || answer.status !== 400 || !TOO_MUCH.test(codesOf(answer)[0] ?? "")) return answer;
  }
}

/** The codes with which an answer refuses something, whether as a whole or in part. */
export function codesOf({ body }: Answer): string[] {
  const { code, errors = [] }: { code?: string; errors?: { extensions?: { code?: string } }[] } = Object(body);
  return [code, ...errors.map(({ extensions }) => extensions?.code)].filter((one) => one !== undefined);
}

/** Subscribes over an event stream and answers what it told within a moment: its events as text, or the refusal. */
export function listen(url: string, credentials: Record<string, string>, opening: Opening, fill: Fill, wanted: Wanted | null): Promise<Answer> {
  const body = JSON.stringify(requestFor(opening, wanted, fill, 1));
  const headers = { "content-type": "application/json", accept: "text/event-stream", ...credentials };
  const signal = AbortSignal.timeout(LISTEN_MS);
  const ask = () => fetch(`${url}/graphql`, { method: "POST", headers, body, signal });
  return untilTaken(ask, async (response) => {
    if (!/event-stream/u.test(response.headers.get("content-type") ?? "")) return parsed(response);
    let told = "";
    const decoder = new TextDecoder();
    try {
      for await (const part of response.body ?? []) told += decoder.decode(part as Uint8Array, { stream: true });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    // Signs of life between events come when they come.
    return told.split("\n").filter((line) => /^(event|data):./u.test(line));
  });
}

/** Sends a request to a path of REST, with a row of a CSV where a file is taken. */
export function sendRest(url: string, credentials: Record<string, string>, method: string, path: string): Promise<Answer> {
  const file = method === "post" && { headers: { ...credentials, "content-type": "text/csv" }, body: "phone,reason\n+12015550142,asked\n" };
  return untilTaken(() => fetch(`${url}${path}`, { method: method.toUpperCase(), headers: credentials, ...file }), parsed);
}

async function parsed(response: Response): Promise<unknown> {
  const text = await response.text();
  return /json/u.test(response.headers.get("content-type") ?? "") ? JSON.parse(text) : text;
}

async function untilTaken(send: () => Promise<Response>, read: (response: Response) => Promise<unknown>): Promise<Answer> {
  for (;;) {
    const response = await send();
    if (response.status !== 429) return { status: response.status, body: await read(response) };
    await response.text();
    await delay(Number(response.headers.get("retry-after") ?? 1) * 1_000);
  }
}
