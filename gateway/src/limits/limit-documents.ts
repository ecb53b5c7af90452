import type { ApolloServerPlugin } from "@apollo/server";
import { Rejection } from "@redial/kernel";
import type { RequestContext } from "@redial/platform";
import { refusalError } from "../refusal-error";
import type { DocumentGuard } from "./document-guard";

/** Holds the operations of an Apollo server to the limits of a guard, which follows the server's schema. A refused one is answered 400 and reaches no service. */
export function limitDocuments(guard: DocumentGuard): ApolloServerPlugin<RequestContext> {
  return {
    async serverWillStart() {
      return {
        schemaDidLoadOrUpdate({ apiSchema, coreSupergraphSdl }) {
          if (coreSupergraphSdl !== undefined) guard.load(coreSupergraphSdl, apiSchema);
        },
      };
    },
    async requestDidStart() {
      return {
        async didResolveOperation({ document, request: { operationName, variables } }) {
          refusing(() => guard.check({ document, operationName, variables }));
        },
      };
    },
  };
}

/** Runs a check; what it refuses goes to the caller as 400 with its code. */
function refusing(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    throw refusalError(error, { status: 400 });
  }
}
