import { Needs, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { ContactRef } from "./contact.ref";
import type { ExecutionReader } from "./execution-reader";
import { ExecutionType } from "./execution.type";
import { JobType } from "./job.type";

@Resolver(() => JobType)
export class JobResolver {
  constructor(private readonly reader: ExecutionReader) {}

  @Needs("viewer")
  @Query(() => JobType, { nullable: true, description: "One job; null when there is none with this id." })
  job(@Arg("id", () => ID, { description: "Id of the job." }) id: string, @Ctx() { identity }: RequestContext): Promise<JobType | null> {
    return this.reader.job(identity.organizationId, id);
  }

  @FieldResolver(() => ExecutionType, { nullable: true, description: "The execution it belongs to." })
  execution(@Root() job: JobType, @Ctx() { identity }: RequestContext): Promise<ExecutionType | null> {
    return this.reader.execution(identity.organizationId, job.executionId);
  }

  @Directive("@listSize(assumedSize: 2)")
  @FieldResolver(() => [ContactRef], { nullable: true, description: "Everyone who shares the number; the first was added first." })
  contacts(@Root() job: JobType): ContactRef[] {
    return job.contactIds.map((id) => Object.assign(new ContactRef(), { id }));
  }
}
