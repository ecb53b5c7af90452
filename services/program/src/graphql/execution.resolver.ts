import { Needs, type RequestContext } from "@redial/platform";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { found } from "../usecases/accept-or-refuse";
import type { LaunchProgram } from "../usecases/launch-program";
import type { Launch, Program, Reader } from "../usecases/ports";
import { ExecutionType } from "./execution.type";
import { LaunchProgramInput } from "./launch.input";
import { ProgramType } from "./program.type";

/** Launches, and the executions that begin with them. */
@Resolver(() => ExecutionType)
export class ExecutionResolver {
  constructor(
    private readonly reader: Reader,
    private readonly launch: LaunchProgram,
  ) {}

  @FieldResolver(() => ProgramType, { description: "The program as it is now; the execution obeys what was frozen at launch." })
  async program(@Root() execution: ExecutionType, @Ctx() { identity }: RequestContext): Promise<Program> {
    return found(await this.reader.program(identity.organizationId, execution.programId), "program", []);
  }

  @Needs("operator")
  @Mutation(() => ExecutionType, { description: "Freezes a program with its audience and begins to call it." })
  launchProgram(@Arg("input", () => LaunchProgramInput, { description: "Which program, and the key by which the same launch is known again." }) input: LaunchProgramInput, @Ctx() { identity }: RequestContext): Promise<Launch> {
    return this.launch(identity.organizationId, input);
  }
}
