import { gather, subscribe } from "./subscribed";

/** What one subscriber was told of an execution, and when. */
export interface Sighting {
  atMs: number;
  /** Contacts whose calling is over. */
  ended: number;
}

/** One subscriber of an execution's progress. */
export interface Spectator {
  sightings: Sighting[];
  /** The last state that was told, and whether the gateway said that none will follow. */
  last: { status: string; ended: number } | null;
  isComplete: boolean;
  /** How its subscription ended, when it ended before that. */
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

/** Lets so many subscribe to an execution's progress, some at a time; answers when each has been told a first state. */
export async function gatherCrowd(gatewayUrl: string, key: string, executionId: string, count: number): Promise<Crowd> {
  const read = readOnce();
  const watching = await gather(count, () => watch({ gatewayUrl, key, query: PROGRESS, variables: { id: executionId } }, read));
  return {
    spectators: watching.map(({ spectator }) => spectator),
    over: Promise.all(watching.map(({ over }) => over)).then(() => undefined),
    leave: () => watching.forEach(({ leave }) => leave()),
  };
}

function watch(asked: Parameters<typeof subscribe>[0], read: (json: Buffer) => Spectator["last"]) {
  const spectator: Spectator = { sightings: [], last: null, isComplete: false, closed: null };
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const { over, leave } = subscribe(asked, (json) => {
    const state = read(json);
    if (!state) return;
    spectator.sightings.push({ atMs: Date.now(), ended: state.ended });
    spectator.last = state;
    begin();
  });
  const noted = over.then((closed) => {
    Object.assign(spectator, { isComplete: closed === null, closed });
    begin();
  });
  return { spectator, begun, over: noted, leave };
}

/** Reads a state; the same one that was just told someone else is known again by its bytes, for the subscribers share their machine with all that is measured. */
function readOnce(): (json: Buffer) => Spectator["last"] {
  let known = Buffer.alloc(0);
  let state: Spectator["last"] = null;
  return (json) => {
    if (json.equals(known)) return state;
    known = Buffer.from(json);
    const { data } = JSON.parse(known.toString()) as { data?: { executionProgress: Progress | null } };
    const progress = data?.executionProgress;
    state = progress ? { status: progress.status, ended: progress.contactsCompleted + progress.contactsMessageLeft + progress.contactsFailed + progress.contactsSkipped } : null;
    return state;
  };
}
