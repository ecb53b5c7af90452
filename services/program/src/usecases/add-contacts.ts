import { Rejection, type OrganizationId } from "@redial/kernel";
import { rejectedCsv } from "../domain/rejected-csv";
import type { RejectedContact } from "../domain/rejected-contact";
import { IMPORT_BATCH, type ImportContacts } from "./import-contacts";

/** What became of a list of contacts; the three kinds together are all of them. */
export interface AddedContacts {
  imported: number;
  merged: number;
  rejected: readonly RejectedContact[];
  /** The rejected contacts as a file to correct and send again; null when there are none. */
  rejectedCsv: string | null;
}

/** Adds up to 1,000 contacts in one transaction; more are refused with `CONTACTS_TOO_MANY`. Rejected ones come back with their reasons. */
export type AddContacts = (
  request: { organizationId: OrganizationId; audienceId: string; defaultCountry: string | null },
  contacts: readonly unknown[],
) => Promise<AddedContacts>;

/** How a program adds people to an audience; see `AddContacts`. */
export function addContacts(importContacts: ImportContacts): AddContacts {
  return async (request, contacts) => {
    if (contacts.length > IMPORT_BATCH) {
      throw new Rejection("CONTACTS_TOO_MANY", `Send at most ${IMPORT_BATCH} contacts at once, not ${contacts.length}; for more upload a CSV.`, ["contacts"]);
    }
    const rejected: RejectedContact[] = [];
    const { imported, merged } = await importContacts({
      ...request,
      contacts: contacts.map((value, index) => ({ row: index + 1, value })),
      onRejected: (one) => void rejected.push(one),
    });
    return { imported, merged, rejected, rejectedCsv: rejectedCsv(rejected, contacts) };
  };
}
