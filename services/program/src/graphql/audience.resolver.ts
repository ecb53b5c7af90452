import { Needs, PAGE_SIZE, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { CreateAudience } from "../usecases/create-audience";
import type { Audience, Reader } from "../usecases/ports";
import { CreateAudienceInput } from "./audience.input";
import { AudienceType } from "./audience.type";
import { sliceOf, USUAL_ROWS } from "./slice";

/** Audiences. */
@Resolver(() => AudienceType)
export class AudienceResolver {
  constructor(
    private readonly reader: Reader,
    private readonly create: CreateAudience,
  ) {}

  @Needs("viewer")
  @Query(() => AudienceType, { nullable: true, description: "One audience; null when the organization has none with this id." })
  audience(@Arg("id", () => ID, { description: "Id of the audience." }) id: string, @Ctx() { identity }: RequestContext): Promise<Audience | null> {
    return this.reader.audience(identity.organizationId, id);
  }

  @Needs("viewer")
  @Directive(PAGE_SIZE)
  @Query(() => [AudienceType], { description: "The organization's audiences, the newest first; `after` is the id of the last one that you have." })
  async audiences(
    @Arg("first", () => Int, { defaultValue: USUAL_ROWS, description: "How many at most, 1 to 100." }) first: number,
    @Arg("after", () => ID, { nullable: true, description: "Id of the last audience that you have; left out: from the newest." }) after: string | null | undefined,
    @Ctx() { identity }: RequestContext,
  ): Promise<Audience[]> {
    return this.reader.audiences(identity.organizationId, sliceOf(first, after));
  }

  @Needs("operator")
  @Mutation(() => AudienceType, { description: "Opens an empty audience." })
  createAudience(@Arg("input", () => CreateAudienceInput, { description: "Its name." }) input: CreateAudienceInput, @Ctx() { identity }: RequestContext): Promise<Audience> {
    return this.create(identity.organizationId, input);
  }
}
