import { refuse, type Log } from "@redial/platform";
import { Rejection } from "@redial/kernel";
import express, { type Express } from "express";
import type { z } from "zod";
import { eventsRequest, placeRequest, reconcileRequest, summaryRequest } from "./http-requests";
import type { Network } from "./network";

const BODY_LIMIT = "8mb";

/** The network's HTTP interface; requests that do not fit are refused whole with `BAD_REQUEST`. */
export function createHttpApi(network: Network, log: Log): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(express.json({ limit: BODY_LIMIT }));

  app.get(["/health", "/health/live", "/health/ready"], (_request, response) => void response.json({ status: "ready", ...network.status() }));

  app.post("/calls", async (request, response) => {
    const { calls } = read(placeRequest, request.body);
    response.json(await network.place(calls));
  });

  app.post("/calls/reconcile", async (request, response) => {
    const { calls } = read(reconcileRequest, request.body);
    response.json({ calls: Object.fromEntries(await network.reconcile(calls)) });
  });

  app.post("/calls/:id/hangup", (request, response) => void response.json({ hungUp: network.hangUp(request.params.id) }));

  app.get("/events", async (request, response) => {
    const { account, after, waitMs } = read(eventsRequest, request.query);
    response.json({ events: await network.eventsAfter(account, after, waitMs) });
  });

  app.get("/ledger/summary", async (request, response) => {
    const { tag, after } = read(summaryRequest, request.query);
    response.json(await network.summary(tag, after ?? null));
  });

  app.use(refuse(log));
  return app;
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const answer = schema.safeParse(value);
  if (answer.success) return answer.data;
  const [issue] = answer.error.issues;
  const path = (issue?.path ?? []).map((step) => (typeof step === "symbol" ? String(step) : step));
  throw new Rejection("BAD_REQUEST", `${path.join(".") || "The request"}: ${issue?.message ?? "has the wrong shape"}.`, path);
}
