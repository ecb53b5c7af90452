import type { Clock, OrganizationId, Problem } from "@redial/kernel";
import { parseContact, type ContactDraft } from "../domain/contact";
import { mergeContacts } from "../domain/merge-contacts";
import type { PhonesOf, ReadPhone } from "../domain/phone";
import { isObject } from "../domain/place";
import { rejectContact, type RejectedContact } from "../domain/rejected-contact";
import { found, notFound } from "./accept-or-refuse";
import type { AudienceStore } from "./ports";

/** How many contacts one transaction takes. */
export const IMPORT_BATCH = 1_000;

/** A contact as it was sent. `problem` says that its source could not even be read as one. */
export interface SentContact {
  row: number;
  value: unknown;
  problem?: Problem;
  /** The cells it came from, where it came from a file. */
  cells?: readonly string[];
}

/** What became of all rows: `imported` made a new contact, `merged` joined one with the same phone and externalId, `rejected` were told to `onRejected`. */
export interface ImportedCounts {
  imported: number;
  merged: number;
  rejected: number;
}

/** Whose contacts go where, and who hears of those that cannot. */
export interface ImportRequest {
  organizationId: OrganizationId;
  audienceId: string;
  /** ISO 3166; null refuses numbers without a country. */
  defaultCountry: string | null;
  contacts: AsyncIterable<SentContact> | Iterable<SentContact>;
  onRejected(rejected: RejectedContact, contact: SentContact): Promise<void> | void;
}

/**
 * Adds contacts to an audience, however many, a thousand a transaction and one transaction after the other, so that memory does not grow. Rows that are
 * no contact are rejected one by one and keep no other out. Sending the same rows again adds nothing twice. `NOT_FOUND` without such an audience.
 */
export type ImportContacts = (request: ImportRequest) => Promise<ImportedCounts>;

/** How people come into an audience, from a list or a file; see `ImportContacts`. */
export function importContacts({ audiences, phonesOf, clock }: { audiences: AudienceStore; phonesOf: PhonesOf; clock: Clock }): ImportContacts {
  return async ({ organizationId, audienceId, defaultCountry, contacts, onRejected }) => {
    const readPhone = phonesOf(defaultCountry);
    const counts: ImportedCounts = { imported: 0, merged: 0, rejected: 0 };
    if (!(await audiences.exists(organizationId, audienceId))) throw notFound("audience", ["audienceId"]);
    const keep = async (drafts: readonly ContactDraft[]) => {
      if (drafts.length === 0) return;
      const { created } = found(await audiences.addContacts(organizationId, audienceId, mergeContacts(drafts), clock.now()), "audience", ["audienceId"]);
      counts.imported += created;
      counts.merged += drafts.length - created;
    };
    // While the database takes one batch, the next is read and checked.
    let keeping = Promise.resolve();
    let drafts: ContactDraft[] = [];
    const keepNext = async () => {
      await keeping;
      keeping = keep(drafts);
      keeping.catch(() => undefined);
      drafts = [];
    };
    try {
      for await (const contact of contacts) {
        const reading = readContact(contact, readPhone);
        if (reading.kind === "refused") {
          counts.rejected += 1;
          await onRejected(rejectContact(contact.row, reading.problems[0], isObject(contact.value) ? contact.value["phone"] : undefined), contact);
        } else if (drafts.push(reading.value) === IMPORT_BATCH) await keepNext();
      }
      await keepNext();
    } finally {
      await keeping;
    }
    return counts;
  };
}

function readContact(contact: SentContact, readPhone: ReadPhone): ReturnType<typeof parseContact> {
  return contact.problem ? { kind: "refused", problems: [contact.problem] } : parseContact(contact.value, readPhone);
}
