import { Rejection } from "@redial/kernel";
import { trailOf } from "@redial/platform";
import type { RequestHandler } from "express";
import type { Ask } from "./ask";
import { identityOf } from "./require-identity";

/** What the guide calls a call report; all of it is the reporting service's, read at one instant. */
export const CALL_REPORT = /* GraphQL */ `
  query CallReport($jobId: ID!) {
    callReport(jobId: $jobId) {
      jobId
      execution {
        id
      }
      phone
      contacts {
        id
      }
      result
      reason
      isComplete
      attempts {
        attempt
        outcome
        call {
          status
          carrierCode
          startedAt
          endedAt
          ringMs
          talkMs
          detail
        }
      }
    }
  }
`;

interface Answer {
  callReport: { jobId: string; execution: { id: string }; phone: string | null; contacts: { id: string }[]; [more: string]: unknown } | null;
}

/** `GET /call-report/:jobId`: every attempt of a job, in order. An unknown job and another organization's are the same `NOT_FOUND`. */
export function callReport(ask: Ask): RequestHandler<{ jobId: string }> {
  return async (request, response) => {
    const { callReport: report } = await ask<Answer>({ identity: identityOf(request), trail: trailOf(response) }, CALL_REPORT, { jobId: request.params.jobId });
    if (!report) throw new Rejection("NOT_FOUND", "There is no job with this id in your organization.");
    const { jobId, execution, phone, contacts, ...rest } = report;
    response.json({ jobId, executionId: execution.id, phone, contactIds: contacts.map(({ id }) => id), ...rest });
  };
}
