import "reflect-metadata";
import { Rejection, type OrganizationId } from "@redial/kernel";
import type { GraphQLSchema } from "graphql";
import { Arg, Ctx, Directive, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { RequestContext } from "./identity";
import { Needs } from "./role-rules";
import { buildSubgraph } from "./subgraph-schema";

@Directive('@key(fields: "id")')
@ObjectType("Parrot")
class ParrotType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  says: string;
}

@Resolver()
class ParrotResolver {
  constructor(private readonly word: string) {}

  @Needs("viewer")
  @Query(() => String)
  caller(@Ctx() { identity }: RequestContext): string {
    return `${identity.role} of ${identity.organizationId}`;
  }

  @Needs("viewer")
  @Query(() => ParrotType)
  parrot(@Arg("id", () => ID) id: string): ParrotType {
    return { id, says: this.word };
  }

  @Needs("viewer")
  @Query(() => Int, { nullable: true })
  fail(@Arg("how", () => String) how: string): number {
    if (how === "refused") throw Rejection.of([{ code: "TOO_LOUD", message: "Whisper.", path: ["input", "volume"] }, { code: "TOO_LONG", message: "Be brief.", path: [] }]);
    throw new Error("password authentication failed for user redial at 10.0.0.7");
  }

  @Needs("operator")
  @Mutation(() => Boolean)
  teach(): boolean {
    return true;
  }
}

/** A subgraph of one entity that can fail in every way. Parrots are known by id; `nobody` is not there, `broken` can't be read. */
export function parrotSchema(): Promise<GraphQLSchema> {
  return buildSubgraph({
    resolvers: [ParrotResolver],
    instances: new Map([[ParrotResolver, new ParrotResolver("hello")]]),
    types: [ParrotType],
    references: {
      Parrot: ({ id }, { identity }) => {
        if (id === "broken") throw new Rejection("BROKEN", "This parrot can't be read.", ["id"]);
        return id === "nobody" ? null : { id, says: `hello from ${identity.organizationId satisfies OrganizationId}` };
      },
    },
  });
}
