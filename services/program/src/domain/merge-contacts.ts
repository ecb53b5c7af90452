import type { ContactDraft } from "./contact";

/** Makes one contact of all that have the same phone and externalId: attributes are joined, and of two values the later one wins. Order of first appearance. */
export function mergeContacts(drafts: readonly ContactDraft[]): ContactDraft[] {
  const merged = new Map<string, ContactDraft>();
  for (const draft of drafts) {
    const key = `${draft.phone} ${draft.externalId ?? ""}`;
    const before = merged.get(key);
    merged.set(key, before ? mergeTwo(before, draft) : draft);
  }
  return [...merged.values()];
}

function mergeTwo(before: ContactDraft, later: ContactDraft): ContactDraft {
  return {
    ...before,
    timeZone: later.timeZone ?? before.timeZone,
    region: later.region ?? before.region,
    attributes: { ...before.attributes, ...later.attributes },
  };
}
