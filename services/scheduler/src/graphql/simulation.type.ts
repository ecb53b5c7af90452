import { meanings } from "@redial/platform";
import { Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";
import { SIMULATION_STATUSES, type KeptSimulation, type SimulationStatus } from "../usecases/simulation-ports";
import { SimulationResultType, simulationResultFor } from "./simulation-result.type";

const SimulationStatusEnum = Object.fromEntries(SIMULATION_STATUSES.map((status) => [status, status])) as Record<SimulationStatus, SimulationStatus>;
registerEnumType(SimulationStatusEnum, {
  name: "SimulationStatus",
  description: "Where a simulation stands; `done` and `failed` are final.",
  valuesConfig: meanings<SimulationStatus>({ waiting: "Nobody has taken it up yet.", running: "It is being played.", done: "Its `result` is there.", failed: "It could not be played; `failure` says why." }),
});

/** A long simulation, as a caller sees it. */
@ObjectType("Simulation", { description: "A simulation that was started; it is forgotten a day later." })
export class SimulationType {
  @Field(() => ID, { description: "Id of the simulation." })
  id: string;

  @Field(() => SimulationStatusEnum, { description: "Where it stands." })
  status: SimulationStatus;

  @Field(() => Float, { description: "How much of it is done, 0 to 1." })
  progress: number;

  @Field(() => SimulationResultType, { nullable: true, description: "What it foretells; null until it is done." })
  result: SimulationResultType | null;

  @Field(() => String, { nullable: true, description: "Why it failed; null unless it has." })
  failure: string | null;

  @Field(() => Date, { description: "When it was started." })
  createdAt: Date;

  @Field(() => Date, { description: "When it is forgotten." })
  expiresAt: Date;
}

/** A kept simulation for a caller. */
export function simulationFor({ result, createdAt, expiresAt, ...simulation }: KeptSimulation): SimulationType {
  return { ...simulation, result: result && simulationResultFor(result), createdAt: new Date(createdAt), expiresAt: new Date(expiresAt) };
}
