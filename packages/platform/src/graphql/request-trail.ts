import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import type { RequestHandler, Response } from "express";
import { placeFrom, traceparentOf, type TracePlace } from "../trace/trace-place";
import { placeAtDoor, placeBelow, recordSpan, withinRequest } from "../trace/tracing";

/** By what a request is found again: in the logs of every process it passed through, and in its trace. */
export interface Trail {
  requestId: string;
  /** Where its span stands; left out when it is not recorded. */
  place?: TracePlace | undefined;
  /** The name of its GraphQL operation, once that is known. */
  operation?: string | undefined;
}

/** The header in which a request's id goes from the caller to the gateway, from there to the services, and back to the caller. */
export const REQUEST_ID_HEADER = "x-request-id";

const GIVEN_ID = /^[\w.:-]{1,64}$/;

/** The trail that `followRequests` gave to a request. */
export function trailOf(response: Response): Trail | undefined {
  return response.locals["trail"] as Trail | undefined;
}

/**
 * Gives every request a trail, and records its span when it is answered. At the `door`, where anyone may call, it gets an id of ours unless it brings a
 * plain one, which the answer repeats, and whether it is recorded is ours to say; `inside`, behind the gateway, both are as the gateway says.
 */
export function followRequests(where: "door" | "inside"): RequestHandler {
  return (request, response, next) => {
    const { headers } = request;
    const found = where === "door" ? placeAtDoor(headers["traceparent"]) : placeInside(headers);
    const trail: Trail = { requestId: requestIdOf(headers), place: found?.place };
    response.locals["trail"] = trail;
    if (where === "door") response.setHeader(REQUEST_ID_HEADER, trail.requestId);
    if (!found) return next();
    const startedAt = Date.now();
    response.once("close", () => {
      const { method, path } = request;
      const status = response.statusCode;
      const name = trail.operation ? `${method} ${trail.operation}` : method;
      const attributes = { "http.request.method": method, "url.path": path, "http.response.status_code": status, "redial.request": trail.requestId };
      recordSpan({ name, kind: "server", ...found, startedAt, endedAt: Date.now(), attributes, failure: status >= 500 ? `answered ${status}` : undefined });
    });
    // Only a service says anything on the bus.
    if (where === "inside") withinRequest(found.place, next);
    else next();
  };
}

/** The headers that let a request's trail go on at a service, below a span of the call's own. */
export function trailHeaders(trail: Trail | undefined, place: TracePlace | undefined): Record<string, string> {
  return { ...(trail && { [REQUEST_ID_HEADER]: trail.requestId }), ...(place && { traceparent: traceparentOf(place) }) };
}

/** What a log line says of a request. */
export interface RequestIds {
  requestId?: string;
  traceId?: string;
  organization?: string;
}

/** The ids of a request, for the log. */
export function requestIds(trail: Trail | undefined, organization?: string): RequestIds {
  return { ...(trail && { requestId: trail.requestId }), ...(trail?.place && { traceId: trail.place.traceId }), ...(organization && { organization }) };
}

const idsByError = new WeakMap<object, RequestIds>();

/** Whose request an error belongs to, as `noteTrails` has noted it. */
export function idsOfError(error: unknown): RequestIds {
  return (typeof error === "object" && error !== null && idsByError.get(error)) || {};
}

/** Notes the operation of every request on its trail, and the ids of a request on its errors before they are formatted, for Apollo formats without a context. */
export function noteTrails<Context extends BaseContext & { trail?: Trail | undefined; identity?: { organizationId: string } }>(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ contextValue, operationName }) {
          if (contextValue.trail && operationName) contextValue.trail.operation = operationName;
        },
        async didEncounterErrors({ contextValue, errors }) {
          const ids = requestIds(contextValue.trail, contextValue.identity?.organizationId);
          for (const error of errors) idsByError.set(error, ids);
        },
      };
    },
  };
}

function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === "string" && GIVEN_ID.test(given) ? given : randomUUID();
}

function placeInside(headers: IncomingHttpHeaders): { place: TracePlace; parent: string } | undefined {
  const outer = placeFrom(headers["traceparent"]);
  const place = placeBelow(outer);
  return outer && place && { place, parent: outer.spanId };
}
