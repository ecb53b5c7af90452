import { Needs, PAGE_SIZE, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, Int, Mutation, Query, Resolver } from "type-graphql";
import { MOST_PHONES, requirePhone, type SuppressPhones, type UnsuppressPhones } from "../usecases/suppress-phones";
import type { KeptSuppression, SuppressionStore } from "../usecases/suppression-store";
import { SuppressedCountsType, SuppressedPhoneType } from "./suppression.type";

/** The list of numbers that an organization does not call. */
@Resolver(() => SuppressedPhoneType)
export class SuppressionResolver {
  constructor(
    private readonly list: Pick<SuppressionStore, "find" | "list">,
    private readonly suppress: SuppressPhones,
    private readonly unsuppress: UnsuppressPhones,
  ) {}

  @Needs("viewer")
  @Query(() => SuppressedPhoneType, { nullable: true, description: "One number's entry on the list, expired or not; null when it is not on it." })
  async suppressedPhone(@Arg("phone", () => String, { description: "The number, E.164." }) phone: string, @Ctx() { identity }: RequestContext): Promise<SuppressedPhoneType | null> {
    const found = await this.list.find(identity.organizationId, requirePhone(phone, ["phone"]));
    return found && shown(found);
  }

  @Needs("viewer")
  @Directive(PAGE_SIZE)
  @Query(() => [SuppressedPhoneType], { description: "The list in the order of its numbers, at most 1,000 a page; `after` is the last number of the page before. `GET /suppressions` gives all of it as a CSV." })
  async suppressedPhones(
    @Arg("first", () => Int, { defaultValue: 100, description: "How many at most; more than 1,000 are answered as 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "The last number that you have, E.164; left out: from the first." }) after: string | null | undefined,
    @Ctx() { identity }: RequestContext,
  ): Promise<SuppressedPhoneType[]> {
    return (await this.list.list(identity.organizationId, Math.min(Math.max(first, 0), MOST_PHONES), after == null ? null : requirePhone(after, ["after"]))).map(shown);
  }

  @Needs("operator")
  @Mutation(() => SuppressedCountsType, {
    description: "Suppresses up to 1,000 numbers for every program of the organization. Once this has answered no call to them is requested; waiting jobs end as `suppressed` when they are due. For more upload a CSV to `POST /suppressions`.",
  })
  suppressPhones(
    @Arg("phones", () => [String], { description: "The numbers, E.164, 1 to 1,000." }) phones: string[],
    @Arg("reason", () => String, { description: "Why, in 1 to 500 characters." }) reason: string,
    @Arg("expiresAt", () => Date, { nullable: true, description: "From when on they may be called again; left out: never." }) expiresAt: Date | null | undefined,
    @Ctx() { identity }: RequestContext,
  ): Promise<SuppressedCountsType> {
    return this.suppress({ organizationId: identity.organizationId, by: identity.role, phones, reason, expiresAt: expiresAt?.getTime() ?? null });
  }

  @Needs("operator")
  @Mutation(() => Int, { description: "Takes up to 1,000 numbers off the list, and answers how many were on it. Jobs that have ended because of it stay ended." })
  unsuppressPhones(@Arg("phones", () => [String], { description: "The numbers, E.164, 1 to 1,000." }) phones: string[], @Ctx() { identity }: RequestContext): Promise<number> {
    return this.unsuppress({ organizationId: identity.organizationId, phones });
  }
}

function shown({ expiresAt, createdAt, ...rest }: KeptSuppression): SuppressedPhoneType {
  return { ...rest, expiresAt: expiresAt === null ? null : new Date(expiresAt), createdAt: new Date(createdAt) };
}
