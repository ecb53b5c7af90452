import { setTimeout as delay } from "node:timers/promises";

/** What a subscriber to an execution's progress came to. */
export interface Followed {
  /** The last status that it was told; null when it was told none. */
  status: string | null;
  contactsPending: number | null;
  /** How often its stream broke off and it asked again, as a replica that goes asks of it. */
  breaks: number;
  /** Sentences of errors that it was told. */
  errors: string[];
}

const PROGRESS = "subscription Progress($id: ID!) { executionProgress(executionId: $id) { status contactsPending contactsInProgress metrics { totalCalls } } }";
const AGAIN_AFTER_MS = 200;

interface Told {
  data?: { executionProgress?: { status: string; contactsPending: number } | null } | null;
  errors?: { message: string }[];
}

/** Subscribes to an execution's progress by `text/event-stream`, and again whenever the stream breaks off without `complete`, until it is complete or the signal aborts. */
export async function followProgress(url: string, key: string, executionId: string, signal: AbortSignal): Promise<Followed> {
  const followed: Followed = { status: null, contactsPending: null, breaks: 0, errors: [] };
  while (!signal.aborted) {
    const isComplete = await followOnce(url, key, executionId, followed, signal).catch(() => false);
    if (isComplete) break;
    followed.breaks += 1;
    await delay(AGAIN_AFTER_MS);
  }
  return followed;
}

/** Answers whether the stream said that it is complete, and not because of an error. */
async function followOnce(url: string, key: string, executionId: string, followed: Followed, signal: AbortSignal): Promise<boolean> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream", "x-api-key": key },
    body: JSON.stringify({ query: PROGRESS, variables: { id: executionId } }),
    signal,
  });
  if (!response.ok || !response.body) throw new Error(`answered ${response.status}`);
  let text = "";
  let hasFailed = false;
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    text += part;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const event = text.slice(0, end);
      text = text.slice(end + 2);
      if (event.startsWith("event: complete")) return !hasFailed;
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (!data) continue;
      const told = JSON.parse(data) as Told;
      followed.errors.push(...(told.errors ?? []).map(({ message }) => message));
      hasFailed = Boolean(told.errors?.length);
      const progress = told.data?.executionProgress;
      if (progress) Object.assign(followed, { status: progress.status, contactsPending: progress.contactsPending });
    }
  }
  return false;
}
