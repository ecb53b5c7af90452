import { audiencePlaces, programDocument } from "@redial/contracts";
import type { RequestContext } from "@redial/platform";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import type { AdviseOnLaunch } from "../usecases/advise-on-launch";
import type { AdviseOnProgram } from "../usecases/advise-on-program";
import { adviceFor, AdviceType } from "./advice.type";
import { LaunchOutlookType, outlookFor } from "./launch-outlook.type";
import { PROGRAM_DOCUMENT, ProgramRef } from "./program.ref";

/** What the scheduler adds to a program. */
@Resolver(() => ProgramRef)
export class ProgramResolver {
  constructor(
    private readonly advise: AdviseOnProgram,
    private readonly adviseOnLaunch: AdviseOnLaunch,
  ) {}

  @Directive(`@requires(fields: "${PROGRAM_DOCUMENT}")`)
  @Directive("@cost(weight: 5)")
  @FieldResolver(() => [AdviceType], { nullable: true, description: "What to reconsider before it is launched, what cannot work first; empty when its settings follow every practice." })
  advice(@Root() program: ProgramRef): AdviceType[] {
    return this.advise(programDocument.parse(program)).map(adviceFor);
  }

  @Directive(`@requires(fields: "${PROGRAM_DOCUMENT} audiencePlaces")`)
  @Directive("@cost(weight: 100)")
  @FieldResolver(() => LaunchOutlookType, { nullable: true, description: "How many contacts a launch now would call, hold and skip, and why." })
  async launchAdvice(@Root() program: ProgramRef, @Ctx() { identity }: RequestContext): Promise<LaunchOutlookType> {
    return outlookFor(await this.adviseOnLaunch(identity.organizationId, programDocument.parse(program), audiencePlaces.parse(program.audiencePlaces)));
  }
}
