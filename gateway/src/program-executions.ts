import { Rejection } from "@redial/kernel";
import { trailOf } from "@redial/platform";
import type { RequestHandler } from "express";
import type { Ask } from "./ask";
import { identityOf } from "./require-identity";

/** What the guide calls a program execution; every field is the scheduler's, read at one instant, so that the sum rule holds. */
export const PROGRAM_EXECUTION = /* GraphQL */ `
  query ProgramExecution($id: ID!) {
    execution(id: $id) {
      id
      status
      statusReason
      startedAt
      endedAt
      virtualNow
      audienceComplete
      totalContacts
      contactsCompleted
      contactsMessageLeft
      contactsFailed
      contactsSkipped
      contactsPending
      contactsInProgress
      connectionRate
    }
  }
`;

/** `GET /program-executions/:id`: the counters of an execution. An unknown one and another organization's are the same `NOT_FOUND`. */
export function programExecutions(ask: Ask): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { execution } = await ask<{ execution: object | null }>({ identity: identityOf(request), trail: trailOf(response) }, PROGRAM_EXECUTION, { id: request.params.id });
    if (!execution) throw new Rejection("NOT_FOUND", "There is no execution with this id in your organization.");
    response.json(execution);
  };
}
