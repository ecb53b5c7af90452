/** What the clock on a wall of one zone shows, as Intl prints it. The oracle's own reading of time: it shares no code with the domain. */
export interface WallClock {
  /** Minutes from 1970-01-01T00:00 on this clock to the minute that it shows at the instant. From 1990 on, where offsets are whole minutes. */
  minuteAt(at: number): number;
}

// Of their own, for a compiled import is read through a getter each time, and in a test a global through a sandbox.
const { floor } = Math;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** No clock ever changed and changed back within an hour. */
const SLOT_MS = 60 * MINUTE_MS;
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
  let latestDay = NaN;
  let latest: Int16Array = new Int16Array(0);

  const offsetAt = (minuteStartsAt: number): number => {
    const [month, day, year, hour, minute] = (print.format(minuteStartsAt).match(/\d+/g) ?? []).map(Number);
    return (Date.UTC(year ?? NaN, (month ?? NaN) - 1, day, hour, minute) - minuteStartsAt) / MINUTE_MS;
  };
  const readDay = (day: number): Int16Array => {
    const edges = Array.from({ length: SLOTS_A_DAY + 1 }, (_, slot) => offsetAt(day * DAY_MS + slot * SLOT_MS));
    return Int16Array.from({ length: SLOTS_A_DAY }, (_, slot) => (edges[slot] === edges[slot + 1] ? (edges[slot] ?? CHANGES) : CHANGES));
  };
  const offsetOfMinute = (minute: number): number => {
    let offset = minutes.get(minute);
    if (offset === undefined) minutes.set(minute, (offset = offsetAt(minute * MINUTE_MS)));
    return offset;
  };

  return {
    minuteAt(at) {
      const day = floor(at / DAY_MS);
      if (day !== latestDay) {
        latest = days.get(day) ?? readDay(day);
        days.set(day, latest);
        latestDay = day;
      }
      const minute = floor(at / MINUTE_MS);
      const offset = latest[((at - day * DAY_MS) / SLOT_MS) | 0] ?? CHANGES;
      return minute + (offset === CHANGES ? offsetOfMinute(minute) : offset);
    },
  };
}
