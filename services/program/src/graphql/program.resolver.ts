import type { AudiencePlaces } from "@redial/contracts";
import { Needs, PAGE_SIZE, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { CreateProgram } from "../usecases/create-program";
import type { DeleteProgram } from "../usecases/delete-program";
import { found } from "../usecases/accept-or-refuse";
import type { Audience, Launch, Program, Reader } from "../usecases/ports";
import type { UpdateProgram } from "../usecases/update-program";
import { AudienceType } from "./audience.type";
import { ExecutionType } from "./execution.type";
import { CreateProgramInput, UpdateProgramInput } from "./program.input";
import { DeletedProgramType, ProgramType } from "./program.type";
import { AudiencePlacesScalar } from "./scalars";
import { sliceOf, USUAL_ROWS } from "./slice";

/** What the program resolver calls. */
export interface ProgramVerbs {
  createProgram: CreateProgram;
  updateProgram: UpdateProgram;
  deleteProgram: DeleteProgram;
}

/** Programs, and what hangs on them. */
@Resolver(() => ProgramType)
export class ProgramResolver {
  constructor(
    private readonly reader: Reader,
    private readonly verbs: ProgramVerbs,
  ) {}

  @Needs("viewer")
  @Query(() => ProgramType, { nullable: true, description: "One program, archived or not; null when the organization has none with this id." })
  program(@Arg("id", () => ID, { description: "Id of the program." }) id: string, @Ctx() { identity }: RequestContext): Promise<Program | null> {
    return this.reader.program(identity.organizationId, id);
  }

  @Needs("viewer")
  @Directive(PAGE_SIZE)
  @Query(() => [ProgramType], { description: "The organization's programs without archived ones, the newest first; `after` is the id of the last one that you have." })
  async programs(
    @Arg("first", () => Int, { defaultValue: USUAL_ROWS, description: "How many at most, 1 to 100." }) first: number,
    @Arg("after", () => ID, { nullable: true, description: "Id of the last program that you have; left out: from the newest." }) after: string | null | undefined,
    @Ctx() { identity }: RequestContext,
  ): Promise<Program[]> {
    return this.reader.programs(identity.organizationId, sliceOf(first, after));
  }

  @FieldResolver(() => AudienceType, { description: "Whom it calls." })
  async audience(@Root() program: ProgramType, @Ctx() { identity }: RequestContext): Promise<Audience> {
    return found(await this.reader.audience(identity.organizationId, program.audienceId), "audience", []);
  }

  @Directive("@inaccessible")
  @FieldResolver(() => AudiencePlacesScalar, { nullable: true, description: "Where the people of its audience may be, for the services that advise on a launch." })
  audiencePlaces(@Root() program: ProgramType, @Ctx() { identity }: RequestContext): Promise<AudiencePlaces> {
    return this.reader.audiencePlaces(identity.organizationId, program.audienceId);
  }

  @Directive(PAGE_SIZE)
  @FieldResolver(() => [ExecutionType], { description: "Its runs, the newest first; `after` is the id of the last one that you have." })
  async executions(
    @Root() program: ProgramType,
    @Arg("first", () => Int, { defaultValue: USUAL_ROWS, description: "How many at most, 1 to 100." }) first: number,
    @Arg("after", () => ID, { nullable: true, description: "Id of the last execution that you have; left out: from the newest." }) after: string | null | undefined,
    @Ctx() { identity }: RequestContext,
  ): Promise<Launch[]> {
    return this.reader.launches(identity.organizationId, program.id, sliceOf(first, after));
  }

  @Needs("operator")
  @Mutation(() => ProgramType, { description: "Makes a program; refused as a whole, with every problem it has." })
  createProgram(@Arg("input", () => CreateProgramInput, { description: "The program's document." }) input: CreateProgramInput, @Ctx() { identity }: RequestContext): Promise<Program> {
    return this.verbs.createProgram(identity.organizationId, input);
  }

  @Needs("operator")
  @Mutation(() => ProgramType, { description: "Changes a program; executions that were launched before keep what they froze." })
  updateProgram(
    @Arg("id", () => ID, { description: "Id of the program." }) id: string,
    @Arg("input", () => UpdateProgramInput, { description: "What to change." }) input: UpdateProgramInput,
    @Ctx() { identity }: RequestContext,
  ): Promise<Program> {
    return this.verbs.updateProgram(identity.organizationId, id, { ...input });
  }

  @Needs("operator")
  @Mutation(() => DeletedProgramType, { description: "Deletes a program that was never launched, archives any other." })
  deleteProgram(@Arg("id", () => ID, { description: "Id of the program." }) id: string, @Ctx() { identity }: RequestContext): Promise<DeletedProgramType> {
    return this.verbs.deleteProgram(identity.organizationId, id);
  }
}
