import { connectQuantile, type ConnectBucket } from "./connect-bucket";
import type { Tally } from "./tally";

/** How long it took to reach those who were reached: from the start of a contact's first attempt until a person answered, in seconds. */
export interface TimeToConnect {
  contacts: number;
  mean: number | null;
  /** Within how many seconds half, three quarters and nine tenths of them were reached, to 5 %. */
  median: number | null;
  within75Percent: number | null;
  within90Percent: number | null;
}

/** The mean is exact; quantiles are read from buckets that grow by a tenth. */
export function timeToConnect({ hours }: Pick<Tally, "hours">, buckets: readonly ConnectBucket[]): TimeToConnect {
  const contacts = hours.reduce((sum, { connected }) => sum + connected, 0);
  const connectMs = hours.reduce((sum, hour) => sum + hour.connect_ms, 0);
  return {
    contacts,
    mean: contacts === 0 ? null : connectMs / contacts / 1000,
    median: connectQuantile(buckets, 0.5),
    within75Percent: connectQuantile(buckets, 0.75),
    within90Percent: connectQuantile(buckets, 0.9),
  };
}
