import { Rejection, type Instant } from "@redial/kernel";
import { Needs, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, ID, Query, Resolver } from "type-graphql";
import { formatLocalTime, localTimeAt } from "../domain/local-time";
import { zoneOffsets } from "../domain/zone-offsets";
import type { ExplainJob, NextAttempt, PastAttempt } from "../usecases/explain-job";
import type { ExecutionReader } from "./execution-reader";
import { JobExplanationType, type NextAttemptType, type PastAttemptType } from "./explanation.type";
import { reasonsFor } from "./reason.type";

@Resolver(() => JobExplanationType)
export class ExplanationResolver {
  constructor(
    private readonly reader: ExecutionReader,
    private readonly explain: ExplainJob,
  ) {}

  @Needs("viewer")
  @Directive("@cost(weight: 10)")
  @Query(() => JobExplanationType, { nullable: true, description: "Why a job is called when it is called, was called when it was, or is called no more. Refused with NOT_FOUND when there is none with this id." })
  async explainJob(@Arg("id", () => ID, { description: "Id of the job." }) id: string, @Ctx() { identity }: RequestContext): Promise<JobExplanationType> {
    const job = await this.reader.job(identity.organizationId, id);
    const explanation = job && (await this.explain(identity.organizationId, job.id));
    if (!explanation) throw new Rejection("NOT_FOUND", "There is no job with this id.", ["id"]);
    const { nextAttempt, attempts, held, ended } = explanation;
    return {
      job,
      nextAttempt: nextAttempt && nextFor(nextAttempt),
      attempts: attempts.map(pastFor),
      held,
      ended: ended && { ...ended, because: reasonsFor(ended.because, ended.zone) },
    };
  }
}

function nextFor({ attempt, dueAt, requestedAt, zone, because }: NextAttempt): NextAttemptType {
  const requested = requestedAt === null ? null : new Date(requestedAt);
  return { attempt, dueAt: new Date(dueAt), localTime: localText(dueAt, zone), requestedAt: requested, zone, because: reasonsFor(because, zone) };
}

function pastFor({ requestedAt, endedAt, zone, zoneEvidence, because, ...made }: PastAttempt): PastAttemptType {
  const evidence: unknown = zoneEvidence === null ? null : JSON.parse(zoneEvidence);
  return {
    ...made,
    requestedAt: new Date(requestedAt),
    localTime: localText(requestedAt, zone),
    endedAt: new Date(endedAt),
    zone,
    zoneEvidence: typeof evidence === "object" ? evidence : { evidence },
    because: reasonsFor(because, zone),
  };
}

function localText(at: Instant, zone: string): string {
  return formatLocalTime(localTimeAt(zoneOffsets(zone), at));
}
