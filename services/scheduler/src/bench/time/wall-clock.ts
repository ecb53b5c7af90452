/** What the clock on a wall of one zone shows, as Intl prints it. The oracle's own reading of time: it shares no code with the domain. */
export interface WallClock {
  /**
   * The minute that this clock shows in the `utcMinute`-th minute since 1970-01-01T00:00Z, counted from 1970-01-01T00:00 on this clock. From 1990 on,
   * where offsets are whole minutes. Minutes are small integers, which an engine computes faster than instants.
   */
  minuteIn(utcMinute: number): number;
}

const MINUTE_MS = 60_000;
const DAY = 1_440;
/** No clock ever changed and changed back within an hour. */
const SLOT = 60;
const SLOTS_A_DAY = 24;
/** In a slot with this mark the clock changes; such slots are read minute by minute. */
const CHANGES = -32_768;

const known = new Map<string, WallClock>();

/** The clock of a zone; the same one for the same zone, so that it remembers what it has read: a day of hours at a time. */
export function wallClock(zone: string): WallClock {
  let clock = known.get(zone);
  if (!clock) known.set(zone, (clock = readByIntl(zone)));
  return clock;
}

function readByIntl(zone: string): WallClock {
  const print = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" });
  const days = new Map<number, Int16Array>();
  const minutes = new Map<number, number>();
  let latestDay = -1;
  let latest: Int16Array = new Int16Array(0);

  const offsetIn = (utcMinute: number): number => {
    const [month, day, year, hour, minute] = (print.format(utcMinute * MINUTE_MS).match(/\d+/g) ?? []).map(Number);
    return Date.UTC(year ?? NaN, (month ?? NaN) - 1, day, hour, minute) / MINUTE_MS - utcMinute;
  };
  const readDay = (day: number): Int16Array => {
    const edges = Array.from({ length: SLOTS_A_DAY + 1 }, (_, slot) => offsetIn(day * DAY + slot * SLOT));
    return Int16Array.from({ length: SLOTS_A_DAY }, (_, slot) => (edges[slot] === edges[slot + 1] ? (edges[slot] ?? CHANGES) : CHANGES));
  };
  const exactOffsetIn = (utcMinute: number): number => {
    let offset = minutes.get(utcMinute);
    if (offset === undefined) minutes.set(utcMinute, (offset = offsetIn(utcMinute)));
    return offset;
  };

  return {
    minuteIn(utcMinute) {
      const day = (utcMinute / DAY) | 0;
      if (day !== latestDay) {
        latest = days.get(day) ?? readDay(day);
        days.set(day, latest);
        latestDay = day;
      }
      const offset = latest[((utcMinute - day * DAY) / SLOT) | 0] ?? CHANGES;
      return utcMinute + (offset === CHANGES ? exactOffsetIn(utcMinute) : offset);
    },
  };
}
