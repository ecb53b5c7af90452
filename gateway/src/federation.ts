import { ApolloGateway } from "@apollo/gateway";
import { Rejection } from "@redial/kernel";
import type { Log } from "@redial/platform";
import { apolloLogger } from "./apollo-logger";
import { subgraphDataSource, type SubgraphDataSource } from "./subgraph-data-source";
import { isSubgraphName, type SubgraphName, type SubgraphTimeouts, type SubgraphUrls } from "./subgraphs";

export interface SubgraphsOptions {
  subgraphUrls: SubgraphUrls;
  gatewaySecret: string;
  timeoutsMs: SubgraphTimeouts;
  log: Log;
}

export interface FederationOptions {
  supergraphSdl: string;
  sources: Readonly<Record<SubgraphName, SubgraphDataSource>>;
  log: Log;
}

/** Where each service is asked. Addresses come from configuration, never from the supergraph. */
export function subgraphDataSources({ subgraphUrls, timeoutsMs, ...asking }: SubgraphsOptions): Record<SubgraphName, SubgraphDataSource> {
  const source = (name: SubgraphName) => subgraphDataSource({ ...asking, name, url: subgraphUrls[name], timeoutMs: timeoutsMs[name] });
  return { program: source("program"), scheduler: source("scheduler"), dialer: source("dialer"), reporting: source("reporting") };
}

/** Plans and runs queries over the services; nothing is sent to anyone but them. */
export function createFederation({ supergraphSdl, sources, log }: FederationOptions): ApolloGateway {
  // Read by the constructor below, which otherwise sends measurements to Apollo.
  process.env["APOLLO_TELEMETRY_DISABLED"] = "true";
  return new ApolloGateway({
    supergraphSdl,
    logger: apolloLogger(log),
    // Unset, a request header would make it answer with its query plan.
    __exposeQueryPlanExperimental: false,
    buildService: ({ name }) => {
      if (!isSubgraphName(name)) throw new Rejection("SUBGRAPH_UNKNOWN", `The supergraph names a service ${name} that the gateway has no address of.`, [name]);
      return sources[name];
    },
  });
}
