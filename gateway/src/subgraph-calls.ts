import { counter, placeBelow, recordSpan, requestIds, secondsHistogram, trailHeaders, type RequestIds, type Trail } from "@redial/platform";
import type { SubgraphName } from "./subgraphs";

const requests = counter("redial_subgraph_requests_total", "Requests of the gateway to its services; unavailable: no answer in time, or none that is GraphQL.", ["subgraph", "outcome"]);
const seconds = secondsHistogram("redial_subgraph_request_seconds", "How long services take to answer the gateway.", ["subgraph"]);

/** A request to a service that has begun. */
export interface SubgraphCall {
  /** What lets its trail go on there. */
  headers: Record<string, string>;
  /** By what the log finds it again. */
  ids: RequestIds;
  end(outcome: "answered" | "unavailable"): void;
}

/** Begins a request to a service: it is counted, and recorded below its caller's, when it ends. */
export function beginCall(subgraph: SubgraphName, trail: Trail | undefined, organization: string, operationName: string | undefined): SubgraphCall {
  const place = placeBelow(trail?.place);
  const [began, startedAt] = [performance.now(), Date.now()];
  return {
    headers: trailHeaders(trail, place),
    ids: requestIds(trail, organization),
    end(outcome) {
      requests.inc({ subgraph, outcome });
      seconds.observe({ subgraph }, (performance.now() - began) / 1_000);
      if (!place) return;
      const attributes = { "redial.subgraph": subgraph, "redial.organization": organization, ...(operationName && { "graphql.operation.name": operationName }) };
      recordSpan({ name: `ask ${subgraph}`, kind: "client", place, parent: trail?.place?.spanId, startedAt, endedAt: Date.now(), attributes, failure: outcome === "unavailable" ? "gave no answer" : undefined });
    },
  };
}
