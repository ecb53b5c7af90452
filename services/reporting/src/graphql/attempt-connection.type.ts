import { PageInfoType } from "@redial/platform";
import { Field, ObjectType } from "type-graphql";
import { AttemptType } from "./attempt.type";

/** An attempt on a page, as GraphQL shows it. */
@ObjectType("AttemptEdge", { description: "An attempt on a page." })
export class AttemptEdgeType {
  @Field(() => AttemptType, { description: "The attempt." })
  node: AttemptType;

  @Field(() => String, { description: "Where it stands in the list: what `after` takes." })
  cursor: string;
}

/** A page of attempts, as GraphQL shows it. */
@ObjectType("AttemptConnection", { description: "A page of attempts." })
export class AttemptConnectionType {
  executionId: string;

  @Field(() => [AttemptEdgeType], { description: "The attempts of the page, in the order of the list." })
  edges: AttemptEdgeType[];

  @Field(() => PageInfoType, { description: "Where the page lies in the list." })
  pageInfo: PageInfoType;
}
