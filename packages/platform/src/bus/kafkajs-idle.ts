import { createRequire } from "node:module";

interface RequestQueue {
  pending: unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  scheduleCheckPendingRequests(): void;
}

let quiet = false;

/**
 * Lets kafkajs sleep when nothing is pending. Version 2.2.4 re-arms a timer with a negative delay after every check, a loop of one
 * millisecond per connection that costs 2.8 % of a core when idle; a check is needed only while a request waits to be sent.
 */
export function quietIdleKafkajs(): void {
  if (quiet) return;
  quiet = true;
  const RequestQueue = createRequire(__filename)("kafkajs/src/network/requestQueue") as { prototype: RequestQueue };
  const schedule = RequestQueue.prototype.scheduleCheckPendingRequests;
  RequestQueue.prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this);
  };
}
