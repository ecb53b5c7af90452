import express, { type Router } from "express";
import type { CreateOrganization } from "../usecases/create-organization";
import type { Identify } from "../usecases/identify";

const BODY_LIMIT = "10kb";

/** What the gateway and the supervisor ask in no organization's name: whose key this is, and, in embedded mode only, for a new organization. */
export function internalRoutes(verbs: { identify: Identify; createOrganization: CreateOrganization }): (router: Router) => void {
  return (router) => {
    router.use(express.json({ limit: BODY_LIMIT }));
    router.post("/identify", async (request, response) => void response.json(await verbs.identify(request.body)));
    router.post("/organizations", async (request, response) => void response.status(201).json(await verbs.createOrganization(request.body)));
  };
}
