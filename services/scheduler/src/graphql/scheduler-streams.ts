import { Rejection } from "@redial/kernel";
import { latestStates, untilItAppears, type Changes, type Stream } from "@redial/platform";
import { isEnded } from "../domain/execution-status";
import type { ExecutionReader } from "./execution-reader";

/**
 * The states of executions and jobs for those who subscribe, of the caller's organization only: another's id is refused as an unknown one, with
 * `NOT_FOUND`. Everything that changes an execution or a job of it is told under the execution's id.
 */
export function schedulerStreams(reader: ExecutionReader, changes: Changes): Record<"executionProgress" | "jobChanged", Stream> {
  return {
    async executionProgress({ executionId }, { identity }) {
      const id = String(executionId);
      const read = () => reader.execution(identity.organizationId, id);
      // Whoever launches a program has the id before the launch has come here.
      if (!(await untilItAppears(changes, id, read))) throw new Rejection("NOT_FOUND", "There is no execution with this id.", ["executionId"]);
      return latestStates({ changes, subject: id, read, isLast: ({ status, endedAt }) => isEnded(status) && endedAt !== null });
    },
    async jobChanged({ jobId }, { identity }) {
      const read = () => reader.job(identity.organizationId, String(jobId));
      const job = await read();
      if (!job) throw new Rejection("NOT_FOUND", "There is no job with this id.", ["jobId"]);
      return latestStates({ changes, subject: job.executionId, read, isLast: ({ status }) => status !== "pending" && status !== "in_progress" });
    },
  };
}
