import type { OrganizationId } from "@redial/kernel";
import express, { type Router } from "express";
import { isUuid } from "../domain/uuid";
import { found } from "../usecases/accept-or-refuse";
import type { CreateOrganization } from "../usecases/create-organization";
import type { Identify } from "../usecases/identify";
import type { Organization } from "../usecases/ports";

const BODY_LIMIT = "10kb";

export interface InternalVerbs {
  identify: Identify;
  createOrganization: CreateOrganization;
  organization(id: OrganizationId): Promise<Organization | null>;
}

/** What the gateway and the supervisor ask in no organization's name: whose key this is, whether there is an organization, and, in embedded mode only, for a new one. */
export function internalRoutes(verbs: InternalVerbs): (router: Router) => void {
  return (router) => {
    router.use(express.json({ limit: BODY_LIMIT }));
    router.post("/identify", async (request, response) => void response.json(await verbs.identify(request.body)));
    router.get("/organizations/:id", async (request, response) => {
      const { id } = request.params;
      const { id: organizationId, name } = found(isUuid(id) ? await verbs.organization(id) : null, "organization", ["id"]);
      response.json({ organizationId, name });
    });
    router.post("/organizations", async (request, response) => void response.status(201).json(await verbs.createOrganization(request.body)));
  };
}
