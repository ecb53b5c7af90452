import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Rejection } from "@redial/kernel";
import { createLog, isSecret, systemClock, type Running } from "@redial/platform";
import express, { type Express } from "express";
import { GraphQLError, GraphQLScalarType } from "graphql";
import { composeSupergraph, type SubgraphSchemas } from "./compose-supergraph";
import { loadConfig } from "./config";
import { FIXTURE_SCHEMAS } from "./schemas.fixture";
import { createGateway } from "./service";
import { startSubgraph, type FixtureResolvers, type Subgraph } from "./subgraph.fixture";
import type { SubgraphName } from "./subgraphs";

export const SECRET = "only the gateway knows this";
const CALL = { carrierCode: "sip:486", startedAt: "2025-01-20T09:00:00.000Z", endedAt: "2025-01-20T09:00:09.000Z", ringMs: 9_000, talkMs: 0, detail: null };
const ATTEMPTS = ["busy", "no_answer", "completed"].map((outcome, index) => ({ attempt: index + 1, outcome, call: { status: outcome, ...CALL } }));
const REPORT = { jobId: "j1", execution: { id: "e1" }, phone: "+491701234567", contacts: [{ id: "c1" }, { id: "c2" }], result: "completed", reason: null, isComplete: true, attempts: ATTEMPTS };
const EXECUTION = {
  ...{ id: "e1", status: "running", statusReason: null, startedAt: "2025-01-20T09:00:00.000Z", endedAt: null, virtualNow: null, audienceComplete: true },
  ...{ totalContacts: 10, contactsCompleted: 4, contactsMessageLeft: 1, contactsFailed: 1, contactsSkipped: 0, contactsPending: 3, contactsInProgress: 1 },
  ...{ connectionRate: 40, jobs: [{ id: "j1" }, { id: "j2" }] },
};

const RESOLVERS: Record<SubgraphName, FixtureResolvers> = {
  program: {
    DateTime: new GraphQLScalarType({
      name: "DateTime",
      parseValue(value) {
        throw new GraphQLError(`DateTime cannot represent an invalid date-time-string ${JSON.stringify(value)}.`);
      },
    }),
    Program: {
      secret() {
        throw new Error("connect ECONNREFUSED 10.0.0.7:5432 for +491701234567");
      },
    },
    Query: {
      program: (_parent, { id }) => (id === "p1" ? { id, name: "Winter" } : null),
      whoAmI: (_parent, _given, { identity }) => `${identity.organizationId} ${identity.role}`,
    },
    Mutation: {
      createProgram() {
        throw new Rejection("RETRIES_TOO_MANY", "At most 99 retries can be made.", ["retryStrategy", "maxRetries"]);
      },
    },
  },
  scheduler: {
    Program: { executions: () => [EXECUTION] },
    Query: { execution: (_parent, { id }, { identity }) => (id === "e1" && identity.organizationId === "o1" ? EXECUTION : null) },
    Mutation: { pauseExecution: (_parent, { id }) => ({ ...EXECUTION, id, status: "paused", statusReason: "manual" }) },
  },
  dialer: { Query: { carriers: () => [{ name: "simulated" }] } },
  reporting: {
    Execution: { metrics: () => ({ connectionRate: 40 }) },
    Job: {
      attempts({ id }) {
        if (id === "j2") throw new Error("the attempts of +491701234567 are broken");
        return ATTEMPTS;
      },
    },
    Query: { callReport: (_parent, { jobId }) => (jobId === REPORT.jobId ? REPORT : null) },
  },
};

/** The gateway over four small services. The key `key-of-o1` is an operator's of organization o1. */
export interface House extends Required<Running> {
  url: string;
  /** What the gateway serves, and goes on watching. */
  supergraphFile: string;
  services: Record<SubgraphName, Subgraph>;
  logged: string[];
  /** Sends a GraphQL request with that key and answers status and body. */
  ask(query: string | undefined, more?: { variables?: object; extensions?: object; headers?: Record<string, string> }): Promise<{ status: number; body: Answer }>;
}

interface Answer {
  code?: string;
  data?: unknown;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  extensions?: unknown;
}

/** What makes a house another than the usual one. */
export interface HouseParts {
  schemas: SubgraphSchemas;
  resolvers: Record<SubgraphName, FixtureResolvers>;
  env?: Record<string, string>;
  programRoutes?: ((app: Express) => void) | undefined;
  schedulerRoutes?: ((app: Express) => void) | undefined;
  reportingRoutes?: ((app: Express) => void) | undefined;
}

/** Starts everything on free ports of the loopback; the routes given come before those services' own. */
export function startHouse(env: Record<string, string> = {}, programRoutes?: (app: Express) => void, schedulerRoutes?: (app: Express) => void, reportingRoutes?: (app: Express) => void): Promise<House> {
  return startHouseOf({ schemas: FIXTURE_SCHEMAS, resolvers: RESOLVERS, env, programRoutes, schedulerRoutes, reportingRoutes });
}

/** Starts a house of four services of one's own. */
export async function startHouseOf({ schemas, resolvers, env = {}, programRoutes, schedulerRoutes, reportingRoutes }: HouseParts): Promise<House> {
  const logged: string[] = [];
  const log = createLog("test", "debug", (line) => logged.push(line));
  const start = (name: SubgraphName, routes?: (app: Express) => void) => startSubgraph({ sdl: schemas[name], resolvers: resolvers[name], gatewaySecret: SECRET, log, ...(routes && { routes }) });
  const [program, scheduler, dialer, reporting] = await Promise.all([
    start("program", (app) => {
      app.post("/internal/identify", express.json(), (request, response) => {
        if (!isSecret(request.get("x-redial-gateway"), SECRET)) response.status(403).json({ code: "NOT_THE_GATEWAY" });
        else if (request.body.key === "key-of-o1") response.json({ organizationId: "o1", role: "operator", keyId: "k1", expiresAt: null });
        else if (request.body.key === "revoked-key") response.status(401).json({ code: "API_KEY_REVOKED", message: "This API key was revoked." });
        else response.status(401).json({ code: "UNAUTHENTICATED", message: "No organization has this API key." });
      });
      app.get("/internal/organizations/:id", (request, response) => void response.status(/^0190a000-/u.test(request.params.id) ? 200 : 404).json({}));
      programRoutes?.(app);
    }),
    start("scheduler", schedulerRoutes),
    start("dialer"),
    start("reporting", reportingRoutes),
  ]);
  const folder = await mkdtemp(path.join(tmpdir(), "redial-gateway-"));
  const supergraphFile = path.join(folder, "supergraph.graphql");
  await writeFile(supergraphFile, composeSupergraph(schemas));
  const urls = { PROGRAM_URL: program.url, SCHEDULER_URL: scheduler.url, DIALER_URL: dialer.url, REPORTING_URL: reporting.url };
  const config = { ...loadConfig({ GATEWAY_SECRET: SECRET, SUPERGRAPH_FILE: supergraphFile, ...urls, ...env }), port: 0 };
  const gateway = await createGateway({ config, clock: systemClock, log });
  return {
    url: gateway.url,
    supergraphFile,
    services: { program, scheduler, dialer, reporting },
    logged,
    async ask(query, { variables, extensions, headers } = {}) {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-api-key": "key-of-o1", ...headers },
        body: JSON.stringify({ query, variables, extensions }),
      });
      const body: Answer = JSON.parse(await response.text());
      return { status: response.status, body };
    },
    drain: async () => gateway.drain?.(),
    async stop() {
      await gateway.stop();
      await Promise.all([program, scheduler, dialer, reporting].map((service) => service.stop()));
      await rm(folder, { recursive: true });
    },
  };
}
