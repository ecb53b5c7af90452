import type { GatewayConnection } from "./gateway-connection";
import type { CallReportQuery, ExecutionQuery } from "./generated/graphql";

type Report = NonNullable<CallReportQuery["callReport"]>;

/** The counters of an execution by the guide's names, all read at one instant. */
export type ProgramExecution = Omit<NonNullable<ExecutionQuery["execution"]>, "contactsHeld">;

/** Every attempt of a job, in order, by the guide's names. */
export type JobReport = Omit<Report, "contacts" | "attempts"> & { contactIds: string[]; attempts: Omit<Report["attempts"][number], "id" | "localHour" | "localWeekday">[] };

/** The guide's two REST paths. Both throw `NOT_FOUND` for an id that the organization does not have. */
export interface Reports {
  programExecution(id: string): Promise<ProgramExecution>;
  callReport(jobId: string): Promise<JobReport>;
}

/** Fetches the guide's reports. */
export function reports(gateway: GatewayConnection): Reports {
  const get = async <Answer>(path: string) => (await gateway.fetch(path, { headers: { accept: "application/json" } })).json() as Promise<Answer>;
  return {
    programExecution: (id) => get(`/program-executions/${encodeURIComponent(id)}`),
    callReport: (jobId) => get(`/call-report/${encodeURIComponent(jobId)}`),
  };
}
