/** The services whose schemas make the supergraph, by the names they have in it. */
export const SUBGRAPHS = ["program", "scheduler", "dialer", "reporting"] as const;
export type SubgraphName = (typeof SUBGRAPHS)[number];

/** Where each service listens: scheme, host and port, no path and no slash at the end. */
export type SubgraphUrls = Readonly<Record<SubgraphName, string>>;

/** How long one request to each service may take, in milliseconds. */
export type SubgraphTimeouts = Readonly<Record<SubgraphName, number>>;

/** Whether a name is one of ours. */
export function isSubgraphName(name: string): name is SubgraphName {
  return SUBGRAPHS.some((one) => one === name);
}
