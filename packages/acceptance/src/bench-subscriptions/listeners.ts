import { gather, subscribe } from "./subscribed";

/** One subscriber of an execution's attempts. */
export interface Listener {
  /** How many attempts it was told, and how many other results, such as that some were missed. */
  told: number;
  errors: number;
  /** How its subscription ended, when it was not left; null while it goes on. */
  closed: string | null;
}

/** Many subscribers of the attempts of one execution. */
export interface Listeners {
  all: readonly Listener[];
  /** When an attempt was seen, by its id, by each who saw it. */
  seenAtMs: ReadonlyMap<string, readonly number[]>;
  leave(): void;
}

/** As a page with a list of calls asks: the attempt from reporting, and with each its job from the scheduler. */
const ATTEMPTS = `subscription Attempts($id: ID!) { attemptRecorded(executionId: $id) { id attempt outcome call { carrierCode startedAt talkMs } job { id phone status } } }`;
const BEGINNING = Buffer.from(`{"data":{"attemptRecorded":{"id":"`);
const QUOTE = '"'.charCodeAt(0);

/** Lets so many subscribe to an execution's attempts, some at a time. */
export async function gatherListeners(gatewayUrl: string, key: string, executionId: string, count: number): Promise<Listeners> {
  const seenAtMs = new Map<string, number[]>();
  const listening = await gather(count, () => {
    const listener: Listener = { told: 0, errors: 0, closed: null };
    const { begun, over, leave } = subscribe({ gatewayUrl, key, query: ATTEMPTS, variables: { id: executionId } }, (json) => {
      const id = attemptIn(json);
      if (id === null) return void (listener.errors += 1);
      listener.told += 1;
      const seen = seenAtMs.get(id);
      if (seen) seen.push(Date.now());
      else seenAtMs.set(id, [Date.now()]);
    });
    void over.then((closed) => (listener.closed = closed ?? "complete"));
    return { listener, begun, leave };
  });
  return { all: listening.map(({ listener }) => listener), seenAtMs, leave: () => listening.forEach(({ leave }) => leave()) };
}

/** The attempt's id, which is asked for first; null where a result has no attempt. */
function attemptIn(json: Buffer): string | null {
  if (!json.subarray(0, BEGINNING.length).equals(BEGINNING)) return null;
  return json.toString("latin1", BEGINNING.length, json.indexOf(QUOTE, BEGINNING.length));
}
