import { isOver, readProgress, type Progress, type RedialClient } from "@redial/start";
import { eventually } from "./eventually";

export interface OverOptions {
  withinMs?: number;
  /** How often to look; a look costs every service a little. */
  everyMs?: number;
  /** Told of every look at it that was answered. */
  onLook?(progress: Progress): void;
}

/** Waits until an execution is over and counted, and answers how it ended. A service that is down for a while is waited for. */
export function untilOver(client: RedialClient, executionId: string, { withinMs = 120_000, everyMs = 100, onLook }: OverOptions = {}): Promise<Progress> {
  const look = async (): Promise<Progress | null> => {
    const [progress] = await readProgress(client, [executionId]);
    if (!progress) return null;
    onLook?.(progress);
    return isOver(progress) ? progress : null;
  };
  return eventually(`the end of execution ${executionId}`, look, { withinMs, everyMs });
}
