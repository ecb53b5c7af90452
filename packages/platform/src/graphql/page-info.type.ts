import { Directive, Field, ObjectType } from "type-graphql";

/** Where a page of a connection lies in its list; the same type in every subgraph, by the rules of Relay. */
@Directive("@shareable")
@ObjectType("PageInfo", { description: "Where a page lies in its list." })
export class PageInfoType {
  @Field(() => Boolean, { description: "Whether there were rows after this page when it was read." })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: "Whether there are rows before this page: true of every page but the first." })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: "The cursor of its first row; null when it has none." })
  startCursor: string | null;

  @Field(() => String, { nullable: true, description: "The cursor of its last row, the `after` of the next page; null when it has none." })
  endCursor: string | null;
}
