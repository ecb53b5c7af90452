import type { Client } from "pg";
import type { Log } from "../process/log";
import type { Running } from "../process/lifecycle";
import { startLoop } from "../process/loop";
import type { Database, Statement, Tx } from "./database";

/** What is heard of a subject: a change with whatever the teller added, or that changes may have gone by unheard. */
export type Heard = { kind: "changed"; details: readonly string[] } | { kind: "missed" };

/** The changes that any replica of a service commits, as one of them hears them. */
export interface Changes extends Running {
  /** Calls back after each change of the subject, in the order of the commits, and after a gap. Answers how to stop that. */
  watch(subject: string, onHeard: (heard: Heard) => void): () => void;
}

/** The channel on which the replicas of a service tell each other what they changed; a payload is a subject and its details, with blanks between. */
const CHANNEL = "changes";

/** PostgreSQL takes payloads of less than 8,000 bytes. */
const MOST_PAYLOAD = 7_900;
const LOOK_EVERY_MS = 5_000;

const tell: Statement = { name: "changes-tell", text: `select pg_notify('${CHANNEL}', payload) from unnest($1::text[]) as payload` };

/** SQL that tells of a change of the subject that `expression` gives, for statements that write it anyway. */
export function tellingSql(expression: string): string {
  return `pg_notify('${CHANNEL}', ${expression})`;
}

/** Tells all replicas that subjects changed, if and when the transaction commits. Subjects and details are words without blanks, as ids are. */
export async function tellChanges(tx: Pick<Tx, "rows">, changes: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const payloads = [...changes].flatMap(([subject, details]) => payloadsOf(subject, details));
  if (payloads.length > 0) await tx.rows(tell, [payloads]);
}

/**
 * Hears what all replicas of a service tell, in a session of its own. What is read after a change was heard is at least as new as the change.
 * A session that is lost is begun anew, and everyone who watches then hears `missed`: only a look at the rows tells what went by.
 */
export async function hearChanges(database: Pick<Database, "session">, log: Log): Promise<Changes> {
  const watchers = new Map<string, Set<(heard: Heard) => void>>();
  let session: Client | undefined;
  let wasHeard = false;
  const hear = ({ payload = "" }: { payload?: string }) => {
    const [subject = "", ...details] = payload.split(" ");
    for (const onHeard of watchers.get(subject) ?? []) onHeard({ kind: "changed", details });
  };
  const join = async () => {
    const joined = await database.session();
    joined.on("notification", hear);
    joined.on("end", () => {
      if (session !== joined) return;
      session = undefined;
      log.warn("changes were not heard for a moment; the session is begun anew");
      loop.wake();
    });
    session = joined;
    await joined.query(`listen ${CHANNEL}`);
    if (wasHeard) for (const ofSubject of watchers.values()) for (const onHeard of ofSubject) onHeard({ kind: "missed" });
    wasHeard = true;
  };
  const loop = startLoop({
    name: "changes",
    everyMs: LOOK_EVERY_MS,
    log,
    round: async () => {
      // A connection that died without a word ends at this question.
      if (session) await session.query("select 1");
      else await join();
      return false;
    },
  });
  return {
    watch(subject, onHeard) {
      const ofSubject = watchers.get(subject) ?? new Set();
      watchers.set(subject, ofSubject.add(onHeard));
      return () => {
        ofSubject.delete(onHeard);
        if (ofSubject.size === 0 && watchers.get(subject) === ofSubject) watchers.delete(subject);
      };
    },
    async stop() {
      await loop.stop();
      const last = session;
      session = undefined;
      await last?.end();
    },
  };
}

/** Changes of which there are none: for a schema that is only printed. */
export const noChanges: Changes = { watch: () => () => undefined, stop: async () => undefined };

/** A subject's details in as few payloads as they fit in; one without details for none. */
function payloadsOf(subject: string, details: readonly string[]): string[] {
  const payloads: string[] = [];
  let payload = subject;
  for (const detail of details) {
    if (payload.length + detail.length >= MOST_PAYLOAD) {
      payloads.push(payload);
      payload = subject;
    }
    payload += ` ${detail}`;
  }
  return [...payloads, payload];
}
