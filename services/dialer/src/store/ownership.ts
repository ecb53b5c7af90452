import type { Client } from "pg";
import type { Database, Running } from "@redial/platform";
import type { Ownership } from "../usecases/ports";

const KEY = "hashtextextended('dialer ' || $1, 0)";

/**
 * Claims a name with an advisory lock of a session of its own: the server gives the claim up when the process dies, however it dies. A process that
 * loses the session while it lives has lost its calls to others, so it ends as well.
 */
export async function claimOwnership(database: Database, owner: string): Promise<Ownership & Running> {
  const session = await database.session();
  session.on("error", (error) => {
    throw error;
  });
  if (!(await tryLock(session, owner))) throw new Error(`another dialer is named ${owner}`);
  return {
    owner,
    async ifDead(other, work) {
      if (!(await tryLock(session, other))) return false;
      try {
        await work();
      } finally {
        await session.query(`select pg_advisory_unlock(${KEY})`, [other]);
      }
      return true;
    },
    stop: () => session.end(),
  };
}

async function tryLock(session: Client, owner: string): Promise<boolean> {
  const { rows } = await session.query<{ taken: boolean }>(`select pg_try_advisory_lock(${KEY}) as taken`, [owner]);
  return rows[0]?.taken ?? false;
}
