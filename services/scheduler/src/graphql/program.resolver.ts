import { programDocument } from "@redial/contracts";
import { Directive, FieldResolver, Resolver, Root } from "type-graphql";
import type { AdviseOnProgram } from "../usecases/advise-on-program";
import { adviceFor, AdviceType } from "./advice.type";
import { PROGRAM_DOCUMENT, ProgramRef } from "./program.ref";

/** What the scheduler adds to a program. */
@Resolver(() => ProgramRef)
export class ProgramResolver {
  constructor(private readonly advise: AdviseOnProgram) {}

  @Directive(`@requires(fields: "${PROGRAM_DOCUMENT}")`)
  @FieldResolver(() => [AdviceType], { nullable: true, description: "What to reconsider before it is launched, what cannot work first; empty when its settings follow every practice." })
  advice(@Root() program: ProgramRef): AdviceType[] {
    return this.advise(programDocument.parse(program)).map(adviceFor);
  }
}
