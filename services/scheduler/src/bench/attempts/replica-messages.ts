import type { EventBatch, OutgoingMessage } from "@redial/platform";
import type { DialerEvent } from "../../usecases/ports";

/** What the bench tells a replica's process. */
export type ToReplica = { heard: number; batch: EventBatch<DialerEvent> } | "stop";

/** What a replica's process tells the bench: that it runs, what it publishes, and which batch is committed or how it failed. */
export type FromReplica = "running" | { published: readonly OutgoingMessage[] } | { recorded: number; failure: string | null };
