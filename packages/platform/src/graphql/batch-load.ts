import { setImmediate } from "node:timers/promises";
import type { OrganizationId } from "@redial/kernel";

/** Answers the row of an id, undefined when the organization has none. */
export type LoadOne<Value> = (organizationId: OrganizationId, id: string) => Promise<Value | undefined>;

interface Batch<Value> {
  ids: Set<string>;
  loaded: Promise<ReadonlyMap<string, Value>>;
}

/**
 * Makes one load of many rows out of many loads of one: ids that are asked for in the same turn of the event loop for the same organization are
 * loaded together, each once. Nothing is remembered beyond that turn. When the load fails, it fails for all who asked.
 */
export function batchLoad<Value>(load: (organizationId: OrganizationId, ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>): LoadOne<Value> {
  const open = new Map<OrganizationId, Batch<Value>>();
  const begin = (organizationId: OrganizationId): Batch<Value> => {
    const ids = new Set<string>();
    const loaded = setImmediate().then(() => {
      open.delete(organizationId);
      return load(organizationId, [...ids]);
    });
    const batch = { ids, loaded };
    open.set(organizationId, batch);
    return batch;
  };
  return async (organizationId, id) => {
    const batch = open.get(organizationId) ?? begin(organizationId);
    batch.ids.add(id);
    return (await batch.loaded).get(id);
  };
}
