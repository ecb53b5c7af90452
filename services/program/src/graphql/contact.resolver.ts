import { Needs, type RequestContext } from "@redial/platform";
import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { AddContacts, AddedContacts } from "../usecases/add-contacts";
import type { Contact, Reader } from "../usecases/ports";
import { AddedContactsType } from "./added-contacts.type";
import { ContactInput } from "./contact.input";
import { ContactType } from "./contact.type";

/** Contacts, read one by one and added by the thousand. */
@Resolver(() => ContactType)
export class ContactResolver {
  constructor(
    private readonly reader: Reader,
    private readonly add: AddContacts,
  ) {}

  @Needs("viewer")
  @Query(() => ContactType, { nullable: true, description: "One contact; null when the organization has none with this id." })
  contact(@Arg("id", () => ID, { description: "Id of the contact." }) id: string, @Ctx() { identity }: RequestContext): Promise<Contact | null> {
    return this.reader.contact(identity.organizationId, id);
  }

  @Needs("operator")
  @Mutation(() => AddedContactsType, { description: "Adds up to 1,000 contacts to an audience. Sending the same ones again adds nothing twice; for more upload a CSV." })
  addContacts(
    @Arg("audienceId", () => ID, { description: "Id of the audience that they join." }) audienceId: string,
    @Arg("contacts", () => [ContactInput], { description: "The contacts, 1 to 1,000." }) contacts: ContactInput[],
    @Arg("defaultCountry", () => String, { nullable: true, description: "ISO 3166 code of the country of numbers that name none; without it they are rejected." })
    defaultCountry: string | null | undefined,
    @Ctx() { identity }: RequestContext,
  ): Promise<AddedContacts> {
    return this.add({ organizationId: identity.organizationId, audienceId, defaultCountry: defaultCountry ?? null }, contacts);
  }
}
