import { readFile } from "node:fs/promises";
import { ApolloGateway } from "@apollo/gateway";
import { Rejection } from "@redial/kernel";
import type { Log } from "@redial/platform";
import { apolloLogger } from "./apollo-logger";
import { subgraphDataSource, type SubgraphDataSource } from "./subgraph-data-source";
import { isSubgraphName, type SubgraphName, type SubgraphTimeouts, type SubgraphUrls } from "./subgraphs";
import { watchSupergraph } from "./watch-supergraph";

export interface SubgraphsOptions {
  subgraphUrls: SubgraphUrls;
  gatewaySecret: string;
  timeoutsMs: SubgraphTimeouts;
  log: Log;
}

export interface FederationOptions {
  /** Read at the start, and again whenever it changes. */
  supergraphFile: string;
  sources: Readonly<Record<SubgraphName, SubgraphDataSource>>;
  log: Log;
}

/** Where each service is asked. Addresses come from configuration, never from the supergraph. */
export function subgraphDataSources({ subgraphUrls, timeoutsMs, ...asking }: SubgraphsOptions): Record<SubgraphName, SubgraphDataSource> {
  const source = (name: SubgraphName) => subgraphDataSource({ ...asking, name, url: subgraphUrls[name], timeoutMs: timeoutsMs[name] });
  return { program: source("program"), scheduler: source("scheduler"), dialer: source("dialer"), reporting: source("reporting") };
}

/**
 * Plans and runs queries over the services by the supergraph that a file holds, and by another one as soon as the file does; nothing is sent to anyone but
 * the services. Starting fails on a supergraph that cannot be served.
 */
export function createFederation({ supergraphFile: file, sources, log }: FederationOptions): ApolloGateway {
  // Read by the constructor below, which otherwise sends measurements to Apollo.
  process.env["APOLLO_TELEMETRY_DISABLED"] = "true";
  return new ApolloGateway({
    supergraphSdl: async ({ update }) => {
      const supergraphSdl = await readFile(file, "utf8");
      const watching = watchSupergraph({ file, served: supergraphSdl, log, update });
      return { supergraphSdl, cleanup: () => watching.stop() };
    },
    // Unset, a broken supergraph would be taken in production.
    validateSupergraph: true,
    logger: apolloLogger(log),
    // Unset, a request header would make it answer with its query plan.
    __exposeQueryPlanExperimental: false,
    buildService: ({ name }) => {
      if (!isSubgraphName(name)) throw new Rejection("SUBGRAPH_UNKNOWN", `The supergraph names a service ${name} that the gateway has no address of.`, [name]);
      return sources[name];
    },
  });
}
