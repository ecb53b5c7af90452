import type { ApolloServer } from "@apollo/server";
import { Rejection } from "@redial/kernel";
import type { RequestContext } from "@redial/platform";

/** Runs a query of our own in this process, on a caller's behalf, by the same plan and behind the same masks as a caller's own. */
export type Ask = <Data>(caller: RequestContext, query: string, variables: Record<string, unknown>) => Promise<Data>;

/** Answers whole or not at all: REST has no place beside its fields to say what is missing, so the first error becomes the refusal. */
export function askInProcess(apollo: ApolloServer<RequestContext>): Ask {
  return async <Data>(caller: RequestContext, query: string, variables: Record<string, unknown>) => {
    const { body } = await apollo.executeOperation<Data>({ query, variables }, { contextValue: caller });
    if (body.kind !== "single") throw new Error("an answer came in parts");
    const { data, errors } = body.singleResult;
    const [error] = errors ?? [];
    if (error) throw new Rejection(String(error.extensions?.["code"]), error.message);
    if (!data) throw new Error("an answer came without data");
    return data;
  };
}
