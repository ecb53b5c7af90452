import { Rejection } from "@redial/kernel";
import type { Identity } from "@redial/platform";
import type { Request, RequestHandler } from "express";
import type { AddressOf } from "./address-of";
import type { Authenticate } from "./authenticate";
import { credentialsFrom, type Caller } from "./caller";

const callers = new WeakMap<Request, Caller>();

/** Lets nobody past who has no valid key in the header `x-api-key`, and no valid token where those are taken. */
export function requireIdentity(authenticate: Authenticate, addressOf: AddressOf): RequestHandler {
  return async (request, _response, next) => {
    callers.set(request, await authenticate(credentialsFrom((name) => request.get(name)), addressOf(request)));
    next();
  };
}

/** Who makes a request that `requireIdentity` let past; no header of the caller's but his credentials has a say in it. */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Rejection("UNAUTHENTICATED", "Send your API key in the header x-api-key.");
  return caller;
}

/** On whose behalf such a request is made. */
export function identityOf(request: Request): Identity {
  return callerOf(request).identity;
}
