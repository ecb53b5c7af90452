import type { Changes, Heard } from "../store/changes";

/** Changes that a test tells by itself. */
export interface ToldChanges extends Changes {
  tell(heard: Heard): void;
  watchers(): number;
}

/** Tells whatever it is told to everyone who watches, whatever they watch. */
export function toldChanges(): ToldChanges {
  const watching = new Set<(heard: Heard) => void>();
  return {
    tell: (heard) => watching.forEach((onHeard) => onHeard(heard)),
    watchers: () => watching.size,
    watch(_subject, onHeard) {
      watching.add(onHeard);
      return () => watching.delete(onHeard);
    },
    stop: async () => undefined,
  };
}

/** That something changed, with its details. */
export function changed(...details: string[]): Heard {
  return { kind: "changed", details };
}
