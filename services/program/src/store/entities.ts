import type { Instant } from "@redial/kernel";
import { EntitySchema, type EntitySchemaColumnOptions, type ValueTransformer } from "typeorm";
import type { ApiKey, Audience, Contact, Launch, Organization, Program } from "../usecases/ports";

const asInstant: ValueTransformer = {
  to: (at: Instant | null | undefined) => (at === null || at === undefined ? at : new Date(at)),
  from: (date: Date | null) => date?.getTime() ?? null,
};

const id: EntitySchemaColumnOptions = { type: "uuid", primary: true };
const reference = (name: string): EntitySchemaColumnOptions => ({ type: "uuid", name });
const instant = (name: string): EntitySchemaColumnOptions => ({ type: "timestamptz", name, transformer: asInstant, nullable: true });
const text = (name: string): EntitySchemaColumnOptions => ({ type: "text", name, nullable: true });
const json = (name: string): EntitySchemaColumnOptions => ({ type: "json", name });

/** Organizations. */
export const organizationRows = new EntitySchema<Organization>({
  name: "organization",
  columns: {
    id,
    name: text("name"),
    maxConcurrentCalls: { type: "int", name: "max_concurrent_calls", nullable: true },
    callsPerSecond: { type: "float8", name: "calls_per_second", nullable: true },
    createdAt: instant("created_at"),
  },
});

/** API keys; their hashes are written and never read back. */
export const apiKeyRows = new EntitySchema<ApiKey & { secretHash: Uint8Array }>({
  name: "api_key",
  columns: {
    id,
    organizationId: reference("organization_id"),
    name: text("name"),
    role: text("role"),
    prefix: text("prefix"),
    secretHash: { type: "bytea", name: "secret_hash", select: false },
    createdAt: instant("created_at"),
    expiresAt: instant("expires_at"),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
});

/** Contacts, for reading: they are written by the batch. */
export const contactRows = new EntitySchema<Contact>({
  name: "contact",
  columns: {
    id,
    organizationId: reference("organization_id"),
    phone: text("phone"),
    externalId: text("external_id"),
    timeZone: text("time_zone"),
    region: text("region"),
    attributes: { type: "jsonb" },
    createdAt: instant("created_at"),
    updatedAt: instant("updated_at"),
  },
});

/** Audiences. `size` is the last position given out, for nobody ever leaves. */
export const audienceRows = new EntitySchema<Audience>({
  name: "audience",
  columns: { id, organizationId: reference("organization_id"), name: text("name"), createdAt: instant("created_at"), size: { type: "int", name: "last_position" } },
});

/** Programs. */
export const programRows = new EntitySchema<Program>({
  name: "program",
  columns: {
    id,
    organizationId: reference("organization_id"),
    audienceId: reference("audience_id"),
    name: text("name"),
    retryStrategy: json("retry_strategy"),
    pauseWindows: json("pause_windows"),
    flow: json("flow"),
    timeZone: text("time_zone"),
    timeZoneMode: text("time_zone_mode"),
    callerIds: { type: "text", name: "caller_ids", array: true },
    maxConcurrentCalls: { type: "int", name: "max_concurrent_calls" },
    callsPerSecond: { type: "float8", name: "calls_per_second", nullable: true },
    callingHours: text("calling_hours"),
    frequencyCaps: json("frequency_caps"),
    coolDowns: json("cool_downs"),
    autoPause: json("auto_pause"),
    carrier: text("carrier"),
    answerProfile: text("answer_profile"),
    startAt: instant("start_at"),
    stopAt: instant("stop_at"),
    createdAt: instant("created_at"),
    updatedAt: instant("updated_at"),
    archivedAt: instant("archived_at"),
  },
});

/** Launches, without how far they were sent. */
export const launchRows = new EntitySchema<Launch>({
  name: "launch",
  columns: {
    id,
    organizationId: reference("organization_id"),
    programId: reference("program_id"),
    audienceId: reference("audience_id"),
    idempotencyKey: text("idempotency_key"),
    clock: text("clock"),
    seed: text("seed"),
    snapshot: json("snapshot"),
    audienceSize: { type: "int", name: "audience_size" },
    launchedAt: instant("launched_at"),
    experimentId: { type: "uuid", name: "experiment_id", nullable: true },
    arm: { type: "int", nullable: true },
  },
});

/** All tables that are read and written as entities. */
export const entities = [organizationRows, apiKeyRows, contactRows, audienceRows, programRows, launchRows];
