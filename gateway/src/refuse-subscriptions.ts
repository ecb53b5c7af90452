import type { ApolloServerPlugin } from "@apollo/server";
import { Rejection } from "@redial/kernel";
import type { RequestContext } from "@redial/platform";
import { OperationTypeNode } from "graphql";
import { refusalError } from "./refusal-error";

const STREAM_EXPECTED = new Rejection("STREAM_EXPECTED", "A subscription is answered over WebSocket (graphql-transport-ws), or here when you accept text/event-stream.");

/** Refuses a subscription whose caller takes one answer only, with 406 `STREAM_EXPECTED`. */
export function refuseSubscriptions(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ operation }) {
        if (operation?.operation === OperationTypeNode.SUBSCRIPTION) throw refusalError(STREAM_EXPECTED, { status: 406 });
      },
    }),
  };
}
