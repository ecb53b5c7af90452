import { PageInfoType } from "@redial/platform";
import { Field, ObjectType } from "type-graphql";
import { ContactType } from "./contact.type";

/** A contact on a page, as GraphQL shows it. */
@ObjectType("ContactEdge", { description: "A contact on a page." })
export class ContactEdgeType {
  @Field(() => ContactType, { description: "The contact." })
  node: ContactType;

  @Field(() => String, { description: "Where it stands in the list: what `after` takes." })
  cursor: string;
}

/** A page of contacts, as GraphQL shows it. */
@ObjectType("ContactConnection", { description: "A page of contacts." })
export class ContactConnectionType {
  @Field(() => [ContactEdgeType], { description: "The contacts of the page, in the order of the list." })
  edges: ContactEdgeType[];

  @Field(() => PageInfoType, { description: "Where the page lies in the list." })
  pageInfo: PageInfoType;
}
