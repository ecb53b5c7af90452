import WebSocket from "ws";

/** What one subscriber was told of an execution, and when. */
export interface Sighting {
  atMs: number;
  /** Contacts whose calling is over. */
  ended: number;
}

/** One subscriber over a socket of its own. */
export interface Spectator {
  sightings: Sighting[];
  /** The last state that was told, and whether the gateway said that none will follow. */
  last: { status: string; ended: number } | null;
  isComplete: boolean;
  /** How its socket was closed, when it was closed before that. */
  closed: string | null;
}

/** Many subscribers of one execution. */
export interface Crowd {
  spectators: readonly Spectator[];
  /** Ends when each has heard that none will follow, or has lost its socket. */
  over: Promise<void>;
  leave(): void;
}

/** As people's pages ask: counters and status from the scheduler, and with each the calls that reporting has counted. */
const PROGRESS = `subscription Progress($id: ID!) {
  executionProgress(executionId: $id) { status endedAt totalContacts contactsCompleted contactsMessageLeft contactsFailed contactsSkipped connectionRate metrics { totalCalls } }
}`;

interface Progress {
  status: string;
  contactsCompleted: number;
  contactsMessageLeft: number;
  contactsFailed: number;
  contactsSkipped: number;
}

const AT_ONCE = 50;

/** Lets so many subscribe to an execution, some at a time; answers when each has been told a first state. */
export async function gatherCrowd(gatewayUrl: string, key: string, executionId: string, count: number): Promise<Crowd> {
  const watching: { spectator: Spectator; socket: WebSocket; begun: Promise<void>; over: Promise<void> }[] = [];
  while (watching.length < count) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - watching.length) }, () => watch(gatewayUrl, key, executionId));
    watching.push(...some);
    await Promise.all(some.map(({ begun }) => begun));
  }
  return {
    spectators: watching.map(({ spectator }) => spectator),
    over: Promise.all(watching.map(({ over }) => over)).then(() => undefined),
    leave: () => watching.forEach(({ socket }) => socket.terminate()),
  };
}

function watch(gatewayUrl: string, key: string, executionId: string) {
  const spectator: Spectator = { sightings: [], last: null, isComplete: false, closed: null };
  const socket = new WebSocket(`${gatewayUrl.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  const send = (message: object) => socket.send(JSON.stringify(message));
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const over = new Promise<void>((resolve) => {
    const end = (closed: string | null) => {
      spectator.closed = closed;
      begin();
      resolve();
    };
    socket.on("open", () => send({ type: "connection_init", payload: { Authorization: `Bearer ${key}` } }));
    socket.on("error", (error) => end(String(error)));
    socket.on("close", (code, reason) => end(spectator.isComplete ? null : `${code} ${reason.toString()}`));
    socket.on("message", (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string; payload?: { data?: { executionProgress: Progress | null }; errors?: unknown } };
      if (message.type === "connection_ack") send({ id: "progress", type: "subscribe", payload: { query: PROGRESS, variables: { id: executionId } } });
      if (message.type === "error") end(JSON.stringify(message.payload));
      const progress = message.payload?.data?.executionProgress;
      if (message.type === "next" && progress) {
        const ended = progress.contactsCompleted + progress.contactsMessageLeft + progress.contactsFailed + progress.contactsSkipped;
        spectator.sightings.push({ atMs: Date.now(), ended });
        spectator.last = { status: progress.status, ended };
        begin();
      }
      if (message.type === "complete") {
        spectator.isComplete = true;
        end(null);
      }
    });
  });
  return { spectator, socket, begun, over };
}
