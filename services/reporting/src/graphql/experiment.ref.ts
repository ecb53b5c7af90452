import { GraphQLScalarType } from "graphql";
import { Directive, Field, ID, ObjectType } from "type-graphql";

/** A document that the program service writes and explains; here it is read as it comes, and checked before it is used. */
const ExperimentPlanScalar = new GraphQLScalarType<unknown, unknown>({ name: "ExperimentPlan", description: "What was planned of an experiment, as the program service tells it.", serialize: (value) => value });

/** An experiment, told by the program service. */
@ObjectType("Experiment", { description: "Strategies that are set against each other on parts of one audience." })
@Directive('@key(fields: "id")')
export class ExperimentRef {
  @Field(() => ID, { description: "Id of the experiment." })
  id: string;

  @Directive("@external")
  @Field(() => ExperimentPlanScalar, { nullable: true, description: "What was planned before the first call." })
  judgedPlan: unknown;
}
