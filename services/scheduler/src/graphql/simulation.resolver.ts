import type { Clock } from "@redial/kernel";
import { Needs, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import type { CompleteSimulation } from "../usecases/complete-simulation";
import type { ForetellNow } from "../usecases/foretell-now";
import type { SimulationStore } from "../usecases/simulation-ports";
import type { StartSimulation } from "../usecases/start-simulation";
import { readSimulation } from "./read-simulation";
import { SimulateProgramInput } from "./simulation.input";
import { SimulationResultType, simulationResultFor } from "./simulation-result.type";
import { simulationFor, SimulationType } from "./simulation.type";

@Resolver()
export class SimulationResolver {
  constructor(
    private readonly clock: Clock,
    private readonly complete: CompleteSimulation,
    private readonly foretell: ForetellNow,
    private readonly start: StartSimulation,
    private readonly store: Pick<SimulationStore, "find">,
  ) {}

  @Needs("viewer")
  @Directive("@cost(weight: 1000)")
  @Query(() => SimulationResultType, { description: "What a program would come to, by the rules that a real execution obeys. For at most 80,000 possible calls; larger ones are started." })
  async simulateProgram(@Arg("input", () => SimulateProgramInput, { description: "The program, its audience, and how people answer." }) input: SimulateProgramInput, @Ctx() { identity }: RequestContext): Promise<SimulationResultType> {
    return simulationResultFor(await this.foretell(await this.complete(identity.organizationId, readSimulation(input, this.clock.now()))));
  }

  @Needs("operator")
  @Directive("@cost(weight: 100)")
  @Mutation(() => SimulationType, { description: "Starts a simulation of any size; ask `simulation` how far it is. It rings nobody and changes no program." })
  async startSimulation(@Arg("input", () => SimulateProgramInput, { description: "The program, its audience, and how people answer." }) input: SimulateProgramInput, @Ctx() { identity }: RequestContext): Promise<SimulationType> {
    const request = await this.complete(identity.organizationId, readSimulation(input, this.clock.now()));
    return simulationFor(await this.start(identity.organizationId, request));
  }

  @Needs("viewer")
  @Query(() => SimulationType, { nullable: true, description: "A simulation that was started; null when there is none with this id, or no more." })
  async simulation(@Arg("id", () => ID, { description: "Id that `startSimulation` answered." }) id: string, @Ctx() { identity }: RequestContext): Promise<SimulationType | null> {
    const found = await this.store.find(identity.organizationId, id);
    return found && simulationFor(found);
  }
}
