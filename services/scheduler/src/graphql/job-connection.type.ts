import { PageInfoType } from "@redial/platform";
import { Field, Int, ObjectType } from "type-graphql";
import { JobType } from "./job.type";

/** A job on a page, as GraphQL shows it. */
@ObjectType("JobEdge", { description: "A job on a page." })
export class JobEdgeType {
  @Field(() => JobType, { description: "The job." })
  node: JobType;

  @Field(() => String, { description: "Where it stands in the list: what `after` takes." })
  cursor: string;
}

/** A page of jobs, as GraphQL shows it. */
@ObjectType("JobConnection", { description: "A page of jobs." })
export class JobConnectionType {
  @Field(() => [JobEdgeType], { description: "The jobs of the page, in the order of the list." })
  edges: JobEdgeType[];

  @Field(() => PageInfoType, { description: "Where the page lies in the list." })
  pageInfo: PageInfoType;

  @Field(() => Int, { description: "How many jobs the whole list has; still growing until the execution's audienceComplete." })
  totalCount: number;
}
