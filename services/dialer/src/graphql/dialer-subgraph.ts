import { buildSubgraph } from "@redial/platform";
import type { GraphQLSchema } from "graphql";
import type { CarrierRecords } from "../store/carrier-records";
import type { Carriers } from "../usecases/ports";
import { AttemptRef } from "./attempt.ref";
import { AttemptResolver } from "./attempt.resolver";
import { CarriersResolver } from "./carriers.resolver";

/** The subgraph of the dialer: carriers, and the carrier's view of attempts. Reads nothing outside the caller's organization. */
export function dialerSubgraph(carriers: Carriers, records: CarrierRecords): Promise<GraphQLSchema> {
  return buildSubgraph({
    resolvers: [CarriersResolver, AttemptResolver],
    instances: new Map<unknown, object>([
      [CarriersResolver, new CarriersResolver(carriers, records)],
      [AttemptResolver, new AttemptResolver(records)],
    ]),
    types: [AttemptRef],
    references: { Attempt: ({ id }) => ({ id }) },
  });
}
