import { Cron } from "croner";
import { versionOf, type Contender } from "./contender";
import { OPEN_MINUTES_CRON } from "./office-week";

/** Croner, with the open minutes as its pattern: an instant is open when its minute matches, else the next run is the next open minute. */
export const croner: Contender = {
  name: "croner",
  version: versionOf("croner"),
  compile(timezone) {
    const cron = new Cron(OPEN_MINUTES_CRON, { timezone, paused: true });
    // Croner's patterns fire at second 0, and a run is strictly after the instant asked.
    return (from) => {
      const minute = new Date(from - (from % 60_000));
      return cron.match(minute) ? from : (cron.nextRun(minute)?.getTime() ?? NaN);
    };
  },
};
