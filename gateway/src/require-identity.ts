import { Rejection } from "@redial/kernel";
import type { Identity } from "@redial/platform";
import type { Request, RequestHandler } from "express";
import type { Authenticate } from "./authenticate";

const identities = new WeakMap<Request, Identity>();

/** Lets nobody past who has no valid key in the header `x-api-key`. */
export function requireIdentity(authenticate: Authenticate): RequestHandler {
  return async (request, _response, next) => {
    identities.set(request, await authenticate(request.get("x-api-key")));
    next();
  };
}

/** On whose behalf a request is made that `requireIdentity` let past; no header of the caller's has a say in it. */
export function identityOf(request: Request): Identity {
  const identity = identities.get(request);
  if (!identity) throw new Rejection("UNAUTHENTICATED", "Send your API key in the header x-api-key.");
  return identity;
}
