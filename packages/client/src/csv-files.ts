import { csvRequest, type CsvSource } from "./csv-body";
import type { GatewayConnection } from "./gateway-connection";
import type { FailedAction } from "./generated/graphql";

/** A row that was not taken in. */
export interface RejectedRow {
  /** The line that it begins on. */
  row: number;
  code: string;
  message: string;
  /** The column that is wrong; null when it is the row as a whole. */
  field?: string | null;
  /** The number as it was given. */
  phone?: string | null;
}

/** What became of a file's rows. */
export interface ContactCounts {
  imported: number;
  merged: number;
  rejected: number;
}

/** What became of a file's numbers. */
export interface SuppressionCounts {
  suppressed: number;
  changed: number;
  rejected: number;
}

/** The counts, and the first thousand rejected rows. */
export type Taken<Counts> = Counts & { rejectedRows: RejectedRow[] };

/** The counts, and a CSV of all rejected rows, the reasons first, to correct and send again. Read it, or cancel it. */
export type ForCorrection<Counts> = Counts & { rejectedCsv: ReadableStream<Uint8Array> };

export interface ContactFileOptions {
  /** ISO 3166 code of the country of numbers that name none; without it they are rejected. */
  defaultCountry?: string;
  signal?: AbortSignal;
}

export interface SuppressionFileOptions {
  /** Why, 1 to 500 characters, for rows that do not say it. */
  reason?: string;
  /** From when on the numbers may be called again, ISO 8601, for rows that do not say it; left out: never. */
  expiresAt?: string;
  signal?: AbortSignal;
}

export interface FailedContactsOptions {
  /** Only those for whom one of these is suggested, at least one. Left out: all failed contacts, and of suppressions those to `remove`. */
  actions?: readonly FailedAction[];
  signal?: AbortSignal;
}

/** CSV files of any size. A file that broke off may be sent again whole: nobody is added or suppressed twice. */
export interface CsvFiles {
  importContacts(audienceId: string, csv: CsvSource, options?: ContactFileOptions): Promise<Taken<ContactCounts>>;
  importContactsForCorrection(audienceId: string, csv: CsvSource, options?: ContactFileOptions): Promise<ForCorrection<ContactCounts>>;
  importSuppressions(csv: CsvSource, options?: SuppressionFileOptions): Promise<Taken<SuppressionCounts>>;
  importSuppressionsForCorrection(csv: CsvSource, options?: SuppressionFileOptions): Promise<ForCorrection<SuppressionCounts>>;
  /** The whole list of suppressed numbers, in a form that can be sent back. Read it, or cancel it. */
  exportSuppressions(signal?: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  /** Everyone whom an execution did not reach, with the suggested action. Read it, or cancel it. Throws `NOT_FOUND` for an id that the organization does not have. */
  exportFailedContacts(executionId: string, options?: FailedContactsOptions): Promise<ReadableStream<Uint8Array>>;
  /** The same people as a list that `importSuppressions` takes. Read it, or cancel it. */
  exportFailedAsSuppressions(executionId: string, options?: FailedContactsOptions): Promise<ReadableStream<Uint8Array>>;
}

const CONTACT_COUNTS = ["imported", "merged", "rejected"] as const;
const SUPPRESSION_COUNTS = ["suppressed", "changed", "rejected"] as const;

/** Sends and fetches CSV files. */
export function csvFiles(gateway: GatewayConnection): CsvFiles {
  const taken = async <Counts>(path: string, csv: CsvSource, signal?: AbortSignal) => (await gateway.fetch(path, csvRequest(csv, "application/json", signal))).json() as Promise<Taken<Counts>>;
  const forCorrection = async <Name extends string>(path: string, csv: CsvSource, names: readonly Name[], signal?: AbortSignal) => {
    const response = await gateway.fetch(path, csvRequest(csv, "text/csv", signal));
    const counts = Object.fromEntries(names.map((name) => [name, Number(response.headers.get(`x-redial-${name}`))])) as Record<Name, number>;
    return { ...counts, rejectedCsv: bodyOf(response) };
  };
  const contacts = (audienceId: string, { defaultCountry }: ContactFileOptions) => `/audiences/${encodeURIComponent(audienceId)}/contacts${queryOf({ defaultCountry })}`;
  const suppressions = ({ reason, expiresAt }: SuppressionFileOptions) => `/suppressions${queryOf({ reason, expiresAt })}`;
  const exported = async (path: string, signal?: AbortSignal) => bodyOf(await gateway.fetch(path, { headers: { accept: "text/csv" }, ...(signal && { signal }) }));
  const failedContacts = (executionId: string, form: "" | "/suppressions", { actions, signal }: FailedContactsOptions) =>
    exported(`/program-executions/${encodeURIComponent(executionId)}/failed-contacts${form}${queryOf({ action: actions?.join(",") })}`, signal);
  return {
    importContacts: (audienceId, csv, options = {}) => taken(contacts(audienceId, options), csv, options.signal),
    importContactsForCorrection: (audienceId, csv, options = {}) => forCorrection(contacts(audienceId, options), csv, CONTACT_COUNTS, options.signal),
    importSuppressions: (csv, options = {}) => taken(suppressions(options), csv, options.signal),
    importSuppressionsForCorrection: (csv, options = {}) => forCorrection(suppressions(options), csv, SUPPRESSION_COUNTS, options.signal),
    exportSuppressions: (signal) => exported("/suppressions", signal),
    exportFailedContacts: (executionId, options = {}) => failedContacts(executionId, "", options),
    exportFailedAsSuppressions: (executionId, options = {}) => failedContacts(executionId, "/suppressions", options),
  };
}

function bodyOf(response: Response): ReadableStream<Uint8Array> {
  return response.body ?? new ReadableStream({ start: (controller) => controller.close() });
}

function queryOf(given: Record<string, string | undefined>): string {
  const query = new URLSearchParams(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined)).toString();
  return query && `?${query}`;
}
