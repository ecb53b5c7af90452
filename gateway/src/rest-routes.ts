import type { RequestHandler } from "express";
import type { Ask } from "./ask";
import { callReport } from "./call-report";
import { exportFailedContacts, type FailedContactsOptions } from "./failed-contacts";
import { importContacts, type ImportOptions } from "./import-contacts";
import { openapi } from "./openapi";
import { programExecutions } from "./program-executions";
import { exportSuppressions, importSuppressions, type SuppressionsOptions } from "./suppressions";

/** What the paths need to be answered. */
export interface RestParts {
  ask: Ask;
  program: ImportOptions;
  scheduler: SuppressionsOptions;
  reporting: FailedContactsOptions;
}

interface RestRoute {
  method: "get" | "post";
  /** With a colon before what is an id of the caller's. */
  path: string;
  answer(parts: RestParts): RequestHandler<{ id: string } & { jobId: string }>;
}

/** Every path beside `/graphql` that answers whoever has a key. */
export const REST_ROUTES: readonly RestRoute[] = [
  { method: "get", path: "/program-executions/:id", answer: ({ ask }) => programExecutions(ask) },
  { method: "get", path: "/program-executions/:id/failed-contacts", answer: ({ reporting }) => exportFailedContacts(reporting, "contacts") },
  { method: "get", path: "/program-executions/:id/failed-contacts/suppressions", answer: ({ reporting }) => exportFailedContacts(reporting, "suppressions") },
  { method: "get", path: "/call-report/:jobId", answer: ({ ask }) => callReport(ask) },
  { method: "post", path: "/audiences/:id/contacts", answer: ({ program }) => importContacts(program) },
  { method: "post", path: "/suppressions", answer: ({ scheduler }) => importSuppressions(scheduler) },
  { method: "get", path: "/suppressions", answer: ({ scheduler }) => exportSuppressions(scheduler) },
  { method: "get", path: "/openapi.json", answer: () => openapi },
];
