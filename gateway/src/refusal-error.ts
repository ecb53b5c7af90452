import type { Rejection } from "@redial/kernel";
import { GraphQLError } from "graphql";

/** A refusal of the gateway's own as GraphQL carries it; the mask lets its code and sentence pass. */
export function refusalError(refusal: Rejection, http?: { status: number }): GraphQLError {
  return new GraphQLError(refusal.message, { originalError: refusal, extensions: { code: refusal.code, ...(http && { http }) } });
}
