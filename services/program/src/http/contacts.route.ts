import { pipeline } from "node:stream/promises";
import { Rejection } from "@redial/kernel";
import { identityFrom, requireRole, spoolText } from "@redial/platform";
import type { Request, RequestHandler, Response } from "express";
import { rejectedHeader, rejectedLine } from "../domain/rejected-csv";
import type { RejectedContact } from "../domain/rejected-contact";
import type { ImportContacts, ImportedCounts } from "../usecases/import-contacts";
import { openContactFile, type ContactFile } from "./contact-file";

/** How many rejected rows the JSON answer shows; the CSV answer has all of them. */
export const SHOWN_REJECTED = 1_000;

/**
 * `POST /audiences/:id/contacts`: a CSV as the body, of any size, `?defaultCountry=FR` for numbers without a country. Answers JSON with the counts and
 * the first rejected rows; with `Accept: text/csv`, all rejected rows with their reasons, to correct and send again, and the counts as headers.
 */
export function contactsRoute({ importContacts, gatewaySecret }: { importContacts: ImportContacts; gatewaySecret: string }): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const identity = identityFrom(request.headers, gatewaySecret);
    requireRole(identity, "operator");
    requireCsv(request);
    const { defaultCountry } = request.query;
    try {
      const file = await openContactFile(request);
      const wanted = {
        organizationId: identity.organizationId,
        audienceId: request.params.id,
        defaultCountry: typeof defaultCountry === "string" ? defaultCountry : null,
        contacts: file.contacts,
      };
      if (request.accepts(["json", "csv"]) === "csv") await answerCsv(response, file, (onRejected) => importContacts({ ...wanted, onRejected }));
      else await answerJson(response, (onRejected) => importContacts({ ...wanted, onRejected }));
    } finally {
      // A refusal may come before the file has been read; the rest is dropped, so that the sender gets to see the answer.
      request.unpipe();
      request.resume();
    }
  };
}

type Import = (onRejected: Parameters<ImportContacts>[0]["onRejected"]) => Promise<ImportedCounts>;

async function answerJson(response: Response, run: Import): Promise<void> {
  const rejectedRows: RejectedContact[] = [];
  const counts = await run((rejected) => void (rejectedRows.length < SHOWN_REJECTED && rejectedRows.push(rejected)));
  response.json({ ...counts, rejectedRows });
}

async function answerCsv(response: Response, { header }: ContactFile, run: Import): Promise<void> {
  const spool = await spoolText();
  try {
    await spool.write(rejectedHeader(header));
    const counts = await run((rejected, contact) => spool.write(rejectedLine(rejected, contact.cells ?? [])));
    response.status(200).type("text/csv").attachment("rejected-contacts.csv");
    for (const [name, count] of Object.entries(counts)) response.setHeader(`x-redial-${name}`, String(count));
    await pipeline(await spool.read(), response);
  } finally {
    await spool.discard();
  }
}

function requireCsv(request: Request<{ id: string }>): void {
  if (!request.is("text/csv")) throw new Rejection("CSV_EXPECTED", "Send the contacts as text/csv.");
  const charset = /charset="?([^";\s]+)/i.exec(request.get("content-type") ?? "")?.[1];
  if (charset && !/^utf-?8$/i.test(charset)) throw new Rejection("CSV_ENCODING_UNSUPPORTED", `Send the file as UTF-8, not ${charset}.`);
}
