/** An execution that could begin calls now and stands under limits that it shares with others. */
export interface Claimant {
  readonly id: string;
  /** How many calls it could begin now were it alone; a whole number. */
  readonly most: number;
  /** The keys of the limits it stands under, in the order of their keys. */
  readonly under: readonly string[];
}

/** A limit that executions share. */
export interface SharedLimit {
  readonly key: string;
  /** How many more calls may begin under it now; a whole number, or Infinity. */
  readonly room: number;
  /** Who was served last, in the rounds before; null in the first. */
  readonly lastServed: string | null;
}

/** How many calls each claimant may begin, by id, and for each limit, by key, who was served last. */
export interface Shares {
  readonly shares: ReadonlyMap<string, number>;
  readonly lastServed: ReadonlyMap<string, string | null>;
}

/**
 * Serves the claimants in turn, one call each, in a fixed circle that goes on where the round before ended, until no one wants more or no limit has
 * room. So no execution is served twice while another under the same limits waits for once, however many contacts either has: over any number of
 * rounds the shares of those that always want more differ by at most one. No share and no sum under a limit is ever above what it may be.
 * A claimant keeps the turn of the first of its limits. (Nagle, "On packet switches with infinite storage", RFC 970, 1985: fair queueing.)
 */
export function shareFairly(claimants: readonly Claimant[], limits: readonly SharedLimit[]): Shares {
  const room = new Map(limits.map((limit) => [limit.key, limit.room]));
  const lastServed = new Map(limits.map((limit) => [limit.key, limit.lastServed]));
  const shares = new Map(claimants.map(({ id }) => [id, 0]));
  const hasRoom = ({ id, most, under }: Claimant) => (shares.get(id) ?? 0) < most && under.every((key) => (room.get(key) ?? Infinity) > 0);
  let hungry = inTurn(claimants, lastServed).filter(hasRoom);
  while (hungry.length > 0) {
    for (const claimant of hungry) {
      if (!hasRoom(claimant)) continue;
      shares.set(claimant.id, (shares.get(claimant.id) ?? 0) + 1);
      for (const key of claimant.under) {
        room.set(key, (room.get(key) ?? Infinity) - 1);
        lastServed.set(key, claimant.id);
      }
    }
    hungry = hungry.filter(hasRoom);
  }
  return { shares, lastServed };
}

/** The circle of ids, begun behind the one that was served last. */
function inTurn(claimants: readonly Claimant[], lastServed: ReadonlyMap<string, string | null>): Claimant[] {
  const laps = (claimant: Claimant): number => (claimant.id > (lastServed.get(claimant.under[0] ?? "") ?? "") ? 0 : 1);
  return [...claimants].sort((a, b) => laps(a) - laps(b) || (a.id < b.id ? -1 : 1));
}
