import type { AudiencePlaces, Fact, ProgramSnapshot } from "@redial/contracts";
import type { AudienceId, ClockMode, ContactId, Decision, ExecutionId, ExperimentId, Instant, OrganizationId, ProgramId } from "@redial/kernel";
import type { ListPlace, PlacedRow } from "@redial/platform";
import type { KeyRole } from "../domain/api-key";
import type { Attributes, ContactDraft } from "../domain/contact";
import type { OrganizationLimits } from "../domain/organization-limits";
import type { ProgramSettings } from "../domain/program-settings";
import type { Experiment } from "./experiment";

/** A tenant. */
export interface Organization extends OrganizationLimits {
  id: OrganizationId;
  name: string;
  createdAt: Instant;
}

/** A key, without its secret, which nobody keeps. `lastUsedAt` is true to the minute. */
export interface ApiKey {
  id: string;
  organizationId: OrganizationId;
  name: string;
  role: KeyRole;
  prefix: string;
  createdAt: Instant;
  /** From then on it opens nothing; null: it never expires. */
  expiresAt: Instant | null;
  lastUsedAt: Instant | null;
  revokedAt: Instant | null;
}

/** What a request must know of the key that it comes with. */
export type UsedKey = Pick<ApiKey, "id" | "organizationId" | "role" | "expiresAt" | "revokedAt">;

/** A person with a phone (E.164), as the organization knows them. */
export interface Contact {
  id: ContactId;
  organizationId: OrganizationId;
  phone: string;
  externalId: string | null;
  timeZone: string | null;
  region: string | null;
  attributes: Attributes;
  createdAt: Instant;
  updatedAt: Instant;
}

/** `size` counts phone numbers. Members have the positions 1 to `size`, in the order in which their numbers first came. */
export interface Audience {
  id: AudienceId;
  organizationId: OrganizationId;
  name: string;
  createdAt: Instant;
  size: number;
}

/** A program as it is kept. An archived one was launched and then deleted: it is read, and nothing else. */
export interface Program extends ProgramSettings {
  id: ProgramId;
  organizationId: OrganizationId;
  createdAt: Instant;
  updatedAt: Instant;
  archivedAt: Instant | null;
}

/** A launch, which is where an execution begins: the frozen program, and the positions 1 to `audienceSize` of its audience. */
export interface Launch {
  id: ExecutionId;
  organizationId: OrganizationId;
  programId: ProgramId;
  audienceId: AudienceId;
  /** Null for the arm of an experiment, whose key is that of all its arms. */
  idempotencyKey: string | null;
  clock: ClockMode;
  seed: string;
  snapshot: ProgramSnapshot;
  audienceSize: number;
  launchedAt: Instant;
  /** The experiment that deals it its part of the audience, and which of its arms it is; null for a launch of its own, which has the whole. */
  experimentId: ExperimentId | null;
  arm: number | null;
}

/** How far a launch's audience was sent: up to which position, in how many chunks, and since when all of it. */
export interface Sending {
  id: ExecutionId;
  organizationId: OrganizationId;
  audienceSize: number;
  launchedAt: Instant;
  sentPosition: number;
  sentChunks: number;
}

/** One number of an audience, with everyone who shares it, and the zone, region and attributes of the first of them who has any; null where no one has. */
export interface Member {
  position: number;
  phone: string;
  contactIds: ContactId[];
  timeZone: string | null;
  region: string | null;
  attributes: Attributes | null;
}

/** What the use cases need of the database. Every method is one transaction: all of it is kept, or nothing. Ids of another organization find nothing. */
export interface OrganizationStore {
  insert(organization: Organization, firstKey: ApiKey, secretHash: Uint8Array): Promise<void>;
  /** Locks an organization and writes what `decide` answers together with its facts; null when there is none. */
  change(organizationId: OrganizationId, decide: (organization: Organization) => Decision<Organization, Fact>): Promise<Organization | null>;
}

/** API keys; see `OrganizationStore`. */
export interface KeyStore {
  insert(key: ApiKey, secretHash: Uint8Array): Promise<void>;
  /** The key with this hash, whatever became of it; notes that it was used unless it is revoked or has expired by `at`. */
  use(secretHash: Uint8Array, at: Instant): Promise<UsedKey | null>;
  /** Locks the organization's keys and writes the one that `change` answers. */
  change(organizationId: OrganizationId, change: (keys: readonly ApiKey[]) => ApiKey): Promise<ApiKey>;
}

/** Audiences and their contacts; see `OrganizationStore`. */
export interface AudienceStore {
  insert(audience: Audience): Promise<void>;
  exists(organizationId: OrganizationId, id: string): Promise<boolean>;
  /**
   * Keeps contacts, no two of them with one phone and externalId, and makes them members of the audience; who is there already is merged.
   * Answers how many contacts are new, or null when there is no such audience.
   */
  addContacts(organizationId: OrganizationId, audienceId: string, contacts: readonly ContactDraft[], at: Instant): Promise<{ created: number } | null>;
}

/** Programs; see `OrganizationStore`. */
export interface ProgramStore {
  insert(program: Program): Promise<void>;
  /** Locks a program and writes what `change` answers; null when there is none. */
  change(organizationId: OrganizationId, id: string, change: (program: Program) => Program): Promise<Program | null>;
  /** Deletes a program that was never launched and is no arm of an experiment, archives any other; null when there is none. */
  remove(organizationId: OrganizationId, id: string, at: Instant): Promise<"deleted" | "archived" | null>;
}

/** Launches; see `OrganizationStore`. */
export interface LaunchStore {
  /** The launch with this key, or else the one that `decide` makes of the program and its audience as they stand, kept together with its fact. */
  launch(
    request: { organizationId: OrganizationId; programId: string; idempotencyKey: string },
    decide: (program: Program | null, audience: Audience | null) => Decision<Launch, Fact>,
  ): Promise<Launch>;
  /**
   * Takes the launch that is furthest behind and that no other replica has in hand, gives `tell` its next members, at most `limit`, and keeps how
   * far it came together with the facts. False when every audience has been sent.
   */
  sendNext(limit: number, tell: (sending: Sending, members: readonly Member[]) => Decision<Sending, Fact>): Promise<boolean>;
}

/** Which part of a list is wanted: the first so many after the one with this id; null begins at the beginning. */
export interface Slice {
  first: number;
  after: string | null;
}

/** What queries need of the database. Single rows that are asked for at the same time are read together. Lists have the newest first. */
export interface Reader {
  organization(organizationId: OrganizationId): Promise<Organization | null>;
  apiKeys(organizationId: OrganizationId): Promise<ApiKey[]>;
  contact(organizationId: OrganizationId, id: string): Promise<Contact | null>;
  /** The first so many contacts behind a place, null for the beginning, in the order of phone and externalId. */
  contacts(organizationId: OrganizationId, rows: number, behind: ListPlace | null): Promise<PlacedRow<Contact>[]>;
  /** The same of an audience, in the order in which their numbers joined it. */
  audienceContacts(organizationId: OrganizationId, audienceId: AudienceId, rows: number, behind: ListPlace | null): Promise<PlacedRow<Contact>[]>;
  audience(organizationId: OrganizationId, id: string): Promise<Audience | null>;
  audiences(organizationId: OrganizationId, slice: Slice): Promise<Audience[]>;
  /** Where the people of an audience may be, in one pass over it. */
  audiencePlaces(organizationId: OrganizationId, id: AudienceId): Promise<AudiencePlaces>;
  program(organizationId: OrganizationId, id: string): Promise<Program | null>;
  programs(organizationId: OrganizationId, slice: Slice): Promise<Program[]>;
  launch(organizationId: OrganizationId, id: string): Promise<Launch | null>;
  launches(organizationId: OrganizationId, programId: string, slice: Slice): Promise<Launch[]>;
  experiment(organizationId: OrganizationId, id: string): Promise<Experiment | null>;
  experiments(organizationId: OrganizationId, slice: Slice): Promise<Experiment[]>;
}
