import type { Progress } from "./execution-progress";

const BAR = 28;

/** One line for each program: a bar of contacts that are over, their counts, calls, and the virtual time. */
export function progressLines(names: readonly string[], progress: readonly Progress[], callsPerSecond: number): string[] {
  const width = Math.max(...names.map((name) => name.length));
  const lines = progress.map((one, index) => {
    const over = one.totalContacts - one.contactsPending - one.contactsInProgress;
    const filled = one.totalContacts === 0 ? 0 : Math.floor((over / one.totalContacts) * BAR);
    const bar = "█".repeat(filled) + "░".repeat(BAR - filled);
    const time = one.virtualNow ? one.virtualNow.slice(0, 16).replace("T", " ") : "";
    const counts = `${String(over).padStart(5)}/${one.totalContacts}`;
    return `${(names[index] ?? "").padEnd(width)}  ${bar} ${counts} contacts  ${String(one.metrics?.totalCalls ?? 0).padStart(5)} calls  ${time}  ${one.status ?? "launched"}`;
  });
  return [...lines, `${callsPerSecond.toFixed(0)} attempts a second`];
}
