import { CONNECTION_SIZE, Needs, readConnection, USUAL_PER_PAGE, type Cursors, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { Reader } from "../usecases/ports";
import { AudienceType } from "./audience.type";
import { ContactConnectionType } from "./contact-connection.type";

const AFTER = { nullable: true, description: "The cursor of the last contact that you have; left out: from the beginning." };
const FIRST = { defaultValue: USUAL_PER_PAGE, description: "How many contacts, 1 to 1,000." };

/** Contacts by the page. */
@Resolver(() => AudienceType)
export class ContactListsResolver {
  constructor(
    private readonly reader: Reader,
    private readonly cursors: Cursors,
  ) {}

  @Needs("viewer")
  @Directive(CONNECTION_SIZE)
  @Query(() => ContactConnectionType, { name: "contacts", description: "All contacts of the organization in the order of their numbers." })
  all(
    @Arg("first", () => Int, FIRST) first: number,
    @Arg("after", () => String, AFTER) after: string | null | undefined,
    @Ctx() { identity: { organizationId } }: RequestContext,
  ): Promise<ContactConnectionType> {
    return readConnection(this.cursors, ["contacts", organizationId], { first, after }, (rows, behind) => this.reader.contacts(organizationId, rows, behind));
  }

  @Directive(CONNECTION_SIZE)
  @FieldResolver(() => ContactConnectionType, {
    nullable: true,
    description: "Its contacts in the order in which their numbers came; those who share one stand together. `size` says how many numbers there are.",
  })
  contacts(
    @Root() { id }: AudienceType,
    @Arg("first", () => Int, FIRST) first: number,
    @Arg("after", () => String, AFTER) after: string | null | undefined,
    @Ctx() { identity: { organizationId } }: RequestContext,
  ): Promise<ContactConnectionType> {
    return readConnection(this.cursors, ["audience", organizationId, id], { first, after }, (rows, behind) => this.reader.audienceContacts(organizationId, id, rows, behind));
  }
}
