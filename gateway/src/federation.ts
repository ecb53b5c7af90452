import { ApolloGateway } from "@apollo/gateway";
import { Rejection } from "@redial/kernel";
import type { Log } from "@redial/platform";
import { apolloLogger } from "./apollo-logger";
import { subgraphDataSource } from "./subgraph-data-source";
import { isSubgraphName, type SubgraphTimeouts, type SubgraphUrls } from "./subgraphs";

export interface FederationOptions {
  supergraphSdl: string;
  subgraphUrls: SubgraphUrls;
  gatewaySecret: string;
  timeoutsMs: SubgraphTimeouts;
  log: Log;
}

/** Plans and runs queries over the services. Addresses come from configuration, never from the supergraph; nothing is sent to anyone but the services. */
export function createFederation(options: FederationOptions): ApolloGateway {
  const { supergraphSdl, subgraphUrls, gatewaySecret, timeoutsMs, log } = options;
  // Read by the constructor below, which otherwise sends measurements to Apollo.
  process.env["APOLLO_TELEMETRY_DISABLED"] = "true";
  return new ApolloGateway({
    supergraphSdl,
    logger: apolloLogger(log),
    // Unset, a request header would make it answer with its query plan.
    __exposeQueryPlanExperimental: false,
    buildService: ({ name }) => {
      if (!isSubgraphName(name)) throw new Rejection("SUBGRAPH_UNKNOWN", `The supergraph names a service ${name} that the gateway has no address of.`, [name]);
      return subgraphDataSource({ gatewaySecret, log, name, url: subgraphUrls[name], timeoutMs: timeoutsMs[name] });
    },
  });
}
