/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { AutoPause, CoolDowns, DialNode, FrequencyCaps, PauseWindows, RetryStrategy } from '../documents';
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How much an advice weighs. */
export type AdviceWeight =
  /** A setting that has no effect or lets nobody be called. */
  | 'cannot_work'
  /** A common mistake, or a setting that another one holds back. */
  | 'mistake'
  /** A practice that is not followed, perhaps for a reason. */
  | 'hint';

/** Whether time passes by the wall clock or as fast as the machines can work. */
export type ClockMode =
  /** Time passes by the wall clock. */
  | 'real_time'
  /** Time is virtual: it jumps to the next due instant whenever nothing is due and nothing in progress. For simulated carriers only. */
  | 'fast_forward';

/** A contact to add. Each is checked by itself; a wrong one is rejected alone. */
export type ContactInput = {
  /** E.164, or a national number when a default country is given. */
  phone: string;
  /** IANA name of the zone the person lives in; left out: the zones that the number may lie in. */
  timeZone?: string | null | undefined;
  /** ISO 3166 code of the country or of a part of it, such as FR or US-FL, by which calling hours are found. Any other text is kept; calling hours are then those of the number's country. */
  region?: string | null | undefined;
  /** What the organization calls this person elsewhere. */
  externalId?: string | null | undefined;
  /** Whatever else is worth keeping; added to what is known of the contact already. */
  attributes?: Record<string, unknown> | null | undefined;
};

/** A key that is wanted. */
export type CreateApiKeyInput = {
  /** Who or what uses it, 1 to 200 characters. */
  name: string;
  /** What it may do. */
  role: Role;
  /** When it expires, ISO 8601 with a zone; left out: never. */
  expiresAt?: string | null | undefined;
};

/** An audience that is wanted. */
export type CreateAudienceInput = {
  /** What people call it, 1 to 200 characters. */
  name: string;
};

/** An experiment that is wanted. Every problem it has is told at once. */
export type CreateExperimentInput = {
  /** What people call it, 1 to 200 characters. */
  name: string;
  /** Id of the audience that is split; the audiences of the programs are left aside. */
  audienceId: string;
  /** Its arms, 2 to 10. */
  arms: Array<ExperimentArmInput>;
  /** What it is to find out; default: 5 points over 40 %. */
  question?: ExperimentQuestionInput | null | undefined;
  /** How contacts go to the arms; default fixed. With adaptive the arms have no `share`. */
  allocate?: ExperimentAllocation | null | undefined;
};

/** A program's document. Every problem it has is told at once. */
export type CreateProgramInput = {
  /** When failed calls are tried again; default `{"type":"none"}`. */
  retryStrategy?: RetryStrategy | null | undefined;
  /** Instead of a retryStrategy: the preset of the same name, which becomes the program's retryStrategy. */
  urgency?: Urgency | null | undefined;
  /** When nothing may ring; default: none. */
  pauseWindows?: PauseWindows | null | undefined;
  /** How calls are made; default: dial, and take whoever answers. */
  flow?: DialNode | null | undefined;
  /** IANA name of the zone of its pause windows and local times; default UTC. */
  timeZone?: string | null | undefined;
  /** In whose zone they are read; default program. */
  timeZoneMode?: TimeZoneMode | null | undefined;
  /** Numbers that calls may come from, E.164, at most 100. */
  callerIds?: Array<string> | null | undefined;
  /** How many calls of one execution may be open at once, 1 to 10,000; default 10. */
  maxConcurrentCalls?: number | null | undefined;
  /** How many calls one execution may begin in a second, 0.001 to 1,000; default: no limit beside maxConcurrentCalls. */
  callsPerSecond?: number | null | undefined;
  /** Calling hours that the law allows: contact_region, for the pack of each contact's region, or one pack for all: us, us-al, us-ct, us-debt, us-fl, us-ky, us-la, us-mi, us-mn, us-nm, us-nv, us-ok, us-wa, au, ca, fr, gb, in. Default: none. */
  callingHours?: string | null | undefined;
  /** How often one number may be called; default: none. */
  frequencyCaps?: FrequencyCaps | null | undefined;
  /** How long a number is left in peace afterwards; default: none. */
  coolDowns?: CoolDowns | null | undefined;
  /** When an execution pauses by itself; default: never, people pause it. */
  autoPause?: AutoPause | null | undefined;
  /** Name of the carrier that rings: simulator (default) or replay. */
  carrier?: string | null | undefined;
  /** How the people of a simulated carrier answer; default: as the carrier holds usual. */
  answerProfile?: string | null | undefined;
  /** Nothing rings before: ISO 8601 with a zone; default: at launch. */
  startAt?: string | null | undefined;
  /** Nothing rings from then on: ISO 8601 with a zone, after startAt; default: never. */
  stopAt?: string | null | undefined;
  /** What people call it, 1 to 200 characters. */
  name: string;
  /** Id of the audience that it calls. */
  audienceId: string;
};

/** Where an execution stands; `completed`, `stopped` and `cancelled` are final. */
export type ExecutionStatus =
  /** It was launched and has not begun: its program's startAt is still to come. */
  | 'scheduled'
  /** It calls whoever is due. */
  | 'running'
  /** No new call rings until it is resumed; `statusReason` says who or what paused it. */
  | 'paused'
  /** Every contact's job has ended. */
  | 'completed'
  /** It reached its program's stopAt; whoever still waited was skipped. */
  | 'stopped'
  /** It was ended by hand; whoever still waited was skipped. */
  | 'cancelled';

/** How the contacts of an experiment go to its arms. */
export type ExperimentAllocation =
  /** By the shares of the arms, all at once: it takes the fewest contacts to tell which is best. */
  | 'fixed'
  /** In up to ten waves, each dealt when the one before is over, by how likely each arm is the best by then (Thompson sampling); no arm falls below half of an equal share. More contacts get the better arm; it takes more of them, and longer, to tell which. */
  | 'adaptive';

/** One strategy of an experiment. */
export type ExperimentArmInput = {
  /** Id of the program that it calls by. Several arms may have the same one. */
  programId: string;
  /** What people call it, 1 to 100 characters; default: A, B, C by its place. */
  name?: string | null | undefined;
  /** Its parts of the audience beside those of the other arms, 1 to 100; default 1, so that all have as many. */
  share?: number | null | undefined;
};

/** An experiment that is thought of. */
export type ExperimentPlanInput = {
  /** The connection rate expected of all arms but the best, in percent, 0.1 to 99.9; default 40. */
  baselineRate?: number | null | undefined;
  /** The least difference worth finding, in points, 0.1 to 99; default 5. */
  smallestLift?: number | null | undefined;
  /** The chance to find it if it is there, 0.5 to 0.99; default 0.8. */
  power?: number | null | undefined;
  /** The chance to take of naming a winner where no arm is better, 0.001 to 0.2; default 0.05. */
  alpha?: number | null | undefined;
  /** How many arms share the audience evenly, 2 to 10; default 2. */
  arms?: number | null | undefined;
  /** How contacts go to the arms; default fixed. */
  allocate?: ExperimentAllocation | null | undefined;
  /** Id of the audience that they would share; left out: none is looked at. */
  audienceId?: string | null | undefined;
};

/** What an experiment is to find out; what is left out is usual. */
export type ExperimentQuestionInput = {
  /** The connection rate expected of all arms but the best, in percent, 0.1 to 99.9; default 40. */
  baselineRate?: number | null | undefined;
  /** The least difference worth finding, in points, 0.1 to 99; default 5. */
  smallestLift?: number | null | undefined;
  /** The chance to find it if it is there, 0.5 to 0.99; default 0.8. */
  power?: number | null | undefined;
  /** The chance to take of naming a winner where no arm is better, 0.001 to 0.2; default 0.05. */
  alpha?: number | null | undefined;
};

/** How far people have brought an experiment; whether its arms are over is told by their executions and by its report. */
export type ExperimentStatus =
  /** It calls nobody yet. */
  | 'planned'
  /** All its arms were launched. */
  | 'launched'
  /** It was ended by hand, for good. */
  | 'stopped';

/** What to do about contacts that never connect. */
export type FailedAction =
  /** Nobody answered: try evening hours. */
  | 'evening_hours'
  /** The line was busy, or the network failed: more retries might help. */
  | 'more_retries'
  /** The call was declined: likely a wrong number. */
  | 'likely_wrong_number'
  /** The number does not exist: remove it. */
  | 'remove'
  /** A machine answered, or nobody even in the evening: try SMS or email. */
  | 'sms_or_email'
  /** Retries were exhausted, or it ended otherwise: follow up by hand. */
  | 'manual_follow_up';

/** How a job ended. */
export type JobResult =
  /** A person answered. */
  | 'completed'
  /** A machine took the message. */
  | 'message_left'
  /** It was called, and will not be called again. */
  | 'failed'
  /** It was passed over: cancelled, stopped, suppressed or never allowed. */
  | 'skipped';

/** Where a job stands: waiting for its next attempt, being called, or how it ended. */
export type JobStatus =
  /** It waits for its first attempt or for a retry. */
  | 'pending'
  /** An attempt of it is being made. */
  | 'in_progress'
  /** A person answered. */
  | 'completed'
  /** A machine took the message. */
  | 'message_left'
  /** It was called, and will not be called again. */
  | 'failed'
  /** It was passed over: cancelled, stopped, suppressed or never allowed. */
  | 'skipped';

/** The launch of an experiment. */
export type LaunchExperimentInput = {
  /** Id of the experiment. */
  experimentId: string;
  /** 1 to 200 characters of your choice. The same key launches once, however often it is sent. */
  idempotencyKey: string;
  /** Default real_time. */
  clock?: ClockMode | null | undefined;
  /** Chooses the simulated world of all arms, and how the audience is dealt to them: the same seed deals the same audience alike. Default: one of its own. */
  seed?: string | null | undefined;
};

/** A launch that is wanted. */
export type LaunchProgramInput = {
  /** Id of the program. */
  programId: string;
  /** 1 to 200 characters of your choice. The same key launches once, however often it is sent. */
  idempotencyKey: string;
  /** Default real_time. */
  clock?: ClockMode | null | undefined;
  /** Chooses the simulated world; default: one of its own. */
  seed?: string | null | undefined;
};

/** What all executions of the organization together keep to: the whole, so what is left out is not limited. */
export type OrganizationLimitsInput = {
  /** How many calls may be open at once, 1 to 100,000; left out: not limited. */
  maxConcurrentCalls?: number | null | undefined;
  /** How many calls may begin in a second, 0.001 to 10,000; left out: not limited. */
  callsPerSecond?: number | null | undefined;
};

/** How an attempt ended. */
export type Outcome =
  /** A person answered. */
  | 'completed'
  /** The line was busy. Retried, unless the strategy says otherwise. */
  | 'busy'
  /** It rang, and nobody answered. Retried, unless the strategy says otherwise. */
  | 'no_answer'
  /** The network did not carry the call, or nobody can tell what became of it. Retried, unless the strategy says otherwise. */
  | 'network_error'
  /** The person declined the call. Retried, unless the strategy says otherwise. */
  | 'rejected'
  /** A machine answered. Retried, unless the flow leaves it a message. */
  | 'voicemail'
  /** The number does not exist. Never retried. */
  | 'invalid_number';

/** What a key may do, each including the one before. */
export type Role =
  /** Reads everything of the organization but its keys. */
  | 'viewer'
  /** Adds contacts, makes programs, launches and pauses them. */
  | 'operator'
  /** Makes and revokes keys, and sets what all executions keep to. */
  | 'admin';

/** Contacts of one zone, as a count or by their numbers. */
export type SimulatedAudienceInput = {
  /** How many, if not by their phones; all parts together at most 1,000,000. */
  contacts?: number | null | undefined;
  /** Their numbers in E.164 instead of a count, of all parts together at most 10,000: they are looked up among the suppressed ones, and tell the zones of those without a timeZone. A number counts once. */
  phones?: Array<string> | null | undefined;
  /** IANA zone of these contacts; with timeZoneMode contact those without one are held, unless their phones tell it. */
  timeZone?: string | null | undefined;
  /** ISO 3166 code, such as US-FL, which chooses the calling hours of the contact's region. */
  region?: string | null | undefined;
};

/** Where a contact stands when the simulation ends. */
export type SimulatedEnd =
  /** A person answered. */
  | 'completed'
  /** A machine took the message. */
  | 'message_left'
  /** It was called, and will not be called again. */
  | 'failed'
  /** It was passed over: cancelled, stopped, suppressed or never allowed. */
  | 'skipped'
  /** It would not be called until somebody says in which time zone the person is. */
  | 'held'
  /** It would wait until somebody resumes what an auto-pause rule has paused. */
  | 'paused';

/** How an attempt ends. */
export type SimulatedOutcome =
  /** A person answers. */
  | 'completed'
  /** The line is busy. */
  | 'busy'
  /** It rings, and nobody answers. */
  | 'no_answer'
  /** The network does not carry the call. */
  | 'network_error'
  /** The person declines the call. */
  | 'rejected'
  /** A machine answers. */
  | 'voicemail'
  /** The number does not exist; it is never tried again. */
  | 'invalid_number';

/** A program's document with an audience in counts, so that nobody has to be known, and how people are held to answer. */
export type SimulateProgramInput = {
  /** As in a program; default `{"type":"none"}`. */
  retryStrategy?: unknown;
  /** As in a program; default: none. */
  pauseWindows?: unknown;
  /** The dial node, as in a program; default: dial, and take whoever answers. */
  flow?: unknown;
  /** As in a program; default: none. Only calls of the simulation count. */
  frequencyCaps?: unknown;
  /** As in a program; default: none. */
  coolDowns?: unknown;
  /** As in a program; default: none. The simulation ends where a rule would pause it. */
  autoPause?: unknown;
  /** As in a program; default `simulator`. The limits of the carrier and of your organization hold as they are now, as if nobody else called under them. */
  carrier?: string | null | undefined;
  /** IANA name; default UTC. */
  timeZone?: string | null | undefined;
  /** program (default) or contact. */
  timeZoneMode?: string | null | undefined;
  /** contact_region or the name of a pack, as in a program; default: none. The hours are those of each part's own zone, the pack that of its region. */
  callingHours?: string | null | undefined;
  /** 1 to 10,000; default 10. */
  maxConcurrentCalls?: number | null | undefined;
  /** 0.001 to 1,000; default: no limit beside maxConcurrentCalls. */
  callsPerSecond?: number | null | undefined;
  /** ISO 8601 with a zone; default: now. */
  startAt?: string | null | undefined;
  /** ISO 8601 with a zone, after startAt; default: never. */
  stopAt?: string | null | undefined;
  /** Who is called: 1 to 200 parts, which are mixed evenly. */
  audience: Array<SimulatedAudienceInput>;
  /** How people answer: cold_consumer, known_consumer (default), b2b or warm_lead. */
  answerProfile?: string | null | undefined;
  /** Instead of a profile, what an earlier execution came to, as its report says it: `metrics { byAttempt { attempt attempts completed talkSeconds } byHourAndWeekday { weekday hour attempts completed } outcomes { outcome count } }`. */
  learnedRates?: unknown;
  /** The same seed gives the same result; default `simulation`. */
  seed?: string | null | undefined;
  /** How often it is played, each time with other people, 1 to 20; default 1. More runs narrow the interval. */
  runs?: number | null | undefined;
};

/** Where a simulation stands; `done` and `failed` are final. */
export type SimulationStatus =
  /** Nobody has taken it up yet. */
  | 'waiting'
  /** It is being played. */
  | 'running'
  /** Its `result` is there. */
  | 'done'
  /** It could not be played; `failure` says why. */
  | 'failed';

/** In whose zone pause windows and local times are read. */
export type TimeZoneMode =
  /** In the program's, for everybody. */
  | 'program'
  /** In each contact's own: its `timeZone`, else all the zones that its number may lie in. */
  | 'contact';

/** What to change: fields left out stay, fields given as null go back to their default. */
export type UpdateProgramInput = {
  /** When failed calls are tried again; default `{"type":"none"}`. */
  retryStrategy?: RetryStrategy | null | undefined;
  /** Instead of a retryStrategy: the preset of the same name, which becomes the program's retryStrategy. */
  urgency?: Urgency | null | undefined;
  /** When nothing may ring; default: none. */
  pauseWindows?: PauseWindows | null | undefined;
  /** How calls are made; default: dial, and take whoever answers. */
  flow?: DialNode | null | undefined;
  /** IANA name of the zone of its pause windows and local times; default UTC. */
  timeZone?: string | null | undefined;
  /** In whose zone they are read; default program. */
  timeZoneMode?: TimeZoneMode | null | undefined;
  /** Numbers that calls may come from, E.164, at most 100. */
  callerIds?: Array<string> | null | undefined;
  /** How many calls of one execution may be open at once, 1 to 10,000; default 10. */
  maxConcurrentCalls?: number | null | undefined;
  /** How many calls one execution may begin in a second, 0.001 to 1,000; default: no limit beside maxConcurrentCalls. */
  callsPerSecond?: number | null | undefined;
  /** Calling hours that the law allows: contact_region, for the pack of each contact's region, or one pack for all: us, us-al, us-ct, us-debt, us-fl, us-ky, us-la, us-mi, us-mn, us-nm, us-nv, us-ok, us-wa, au, ca, fr, gb, in. Default: none. */
  callingHours?: string | null | undefined;
  /** How often one number may be called; default: none. */
  frequencyCaps?: FrequencyCaps | null | undefined;
  /** How long a number is left in peace afterwards; default: none. */
  coolDowns?: CoolDowns | null | undefined;
  /** When an execution pauses by itself; default: never, people pause it. */
  autoPause?: AutoPause | null | undefined;
  /** Name of the carrier that rings: simulator (default) or replay. */
  carrier?: string | null | undefined;
  /** How the people of a simulated carrier answer; default: as the carrier holds usual. */
  answerProfile?: string | null | undefined;
  /** Nothing rings before: ISO 8601 with a zone; default: at launch. */
  startAt?: string | null | undefined;
  /** Nothing rings from then on: ISO 8601 with a zone, after startAt; default: never. */
  stopAt?: string | null | undefined;
  /** What people call it, 1 to 200 characters. */
  name?: string | null | undefined;
  /** Id of the audience that it calls. */
  audienceId?: string | null | undefined;
};

/** How soon a campaign must have reached its people; each stands for a retry strategy of the user guide, see `retryPresets`. */
export type Urgency =
  /** `{"type":"fixed_delay","delayMinutes":15,"maxRetries":3}` */
  | 'high'
  /** `{"type":"fixed_delay","delayMinutes":60,"maxRetries":2}` */
  | 'medium'
  /** `{"type":"fixed_delay","delayMinutes":120,"maxRetries":1}` */
  | 'low';

/** What an experiment says. Looking as often as one likes does not make it lie: the chance of ever naming a false winner stays at alpha. */
export type VerdictKind =
  /** One arm beats each other arm. */
  | 'winner'
  /** Contacts are still to come, or were too few for the difference that was asked about. */
  | 'no_difference_yet'
  /** As many as asked for were counted, and no arm beats all others. */
  | 'no_difference'
  /** It was ended by hand before it could tell. */
  | 'stopped';

/** A day of the week, from 0:00 to 24:00 in the zone that its field names. */
export type Weekday =
  /** Monday. */
  | 'monday'
  /** Tuesday. */
  | 'tuesday'
  /** Wednesday. */
  | 'wednesday'
  /** Thursday. */
  | 'thursday'
  /** Friday. */
  | 'friday'
  /** Saturday. */
  | 'saturday'
  /** Sunday. */
  | 'sunday';

export type CreateAudienceMutationVariables = Exact<{
  input: CreateAudienceInput;
}>;


export type CreateAudienceMutation = { createAudience: { id: string, name: string, size: number, createdAt: string } };

export type AudienceQueryVariables = Exact<{
  id: string;
}>;


export type AudienceQuery = { audience: { id: string, name: string, size: number, createdAt: string } | null };

export type AudiencesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type AudiencesQuery = { audiences: Array<{ id: string, name: string, size: number, createdAt: string }> };

export type AddContactsMutationVariables = Exact<{
  audienceId: string;
  contacts: Array<ContactInput> | ContactInput;
  defaultCountry?: string | null | undefined;
}>;


export type AddContactsMutation = { addContacts: { imported: number, merged: number, rejectedCsv: string | null, rejected: Array<{ row: number, code: string, message: string, field: string | null, phone: string | null }> } };

export type ContactQueryVariables = Exact<{
  id: string;
}>;


export type ContactQuery = { contact: { id: string, phone: string, externalId: string | null, timeZone: string | null, region: string | null, attributes: Record<string, unknown>, createdAt: string, updatedAt: string } | null };

export type ContactsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ContactsQuery = { contacts: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, phone: string, externalId: string | null, timeZone: string | null, region: string | null, attributes: Record<string, unknown>, createdAt: string, updatedAt: string } }> } };

export type AudienceContactsQueryVariables = Exact<{
  audienceId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type AudienceContactsQuery = { audience: { contacts: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, phone: string, externalId: string | null, timeZone: string | null, region: string | null, attributes: Record<string, unknown>, createdAt: string, updatedAt: string } }> } | null } | null };

export type ContactFieldsFragment = { id: string, phone: string, externalId: string | null, timeZone: string | null, region: string | null, attributes: Record<string, unknown>, createdAt: string, updatedAt: string };

export type AudienceFieldsFragment = { id: string, name: string, size: number, createdAt: string };

export type BestTimesQueryVariables = Exact<{
  clock?: ClockMode | null | undefined;
}>;


export type BestTimesQuery = { bestTimes: { clock: ClockMode, attempts: number, connectionRate: number | null, version: number | null, learnedAt: string | null, hours: Array<{ weekday: Weekday, hour: number, attempts: number, completed: number, connectionRate: number | null, learnedRate: number, publishedRate: number | null, learnedRateInterval: { low: number, high: number } }> } };

export type LaunchProgramMutationVariables = Exact<{
  input: LaunchProgramInput;
}>;


export type LaunchProgramMutation = { launchProgram: { id: string, launchedAt: string, clock: ClockMode, seed: string, audienceSize: number } };

export type ExecutionQueryVariables = Exact<{
  id: string;
}>;


export type ExecutionQuery = { execution: { id: string, status: ExecutionStatus | null, statusReason: string | null, startedAt: string | null, endedAt: string | null, virtualNow: string | null, audienceComplete: boolean | null, totalContacts: number | null, contactsCompleted: number | null, contactsMessageLeft: number | null, contactsFailed: number | null, contactsSkipped: number | null, contactsPending: number | null, contactsHeld: number | null, contactsInProgress: number | null, connectionRate: number | null } | null };

export type PauseExecutionMutationVariables = Exact<{
  id: string;
}>;


export type PauseExecutionMutation = { pauseExecution: { id: string, status: ExecutionStatus | null, statusReason: string | null, startedAt: string | null, endedAt: string | null, virtualNow: string | null, audienceComplete: boolean | null, totalContacts: number | null, contactsCompleted: number | null, contactsMessageLeft: number | null, contactsFailed: number | null, contactsSkipped: number | null, contactsPending: number | null, contactsHeld: number | null, contactsInProgress: number | null, connectionRate: number | null } };

export type ResumeExecutionMutationVariables = Exact<{
  id: string;
}>;


export type ResumeExecutionMutation = { resumeExecution: { id: string, status: ExecutionStatus | null, statusReason: string | null, startedAt: string | null, endedAt: string | null, virtualNow: string | null, audienceComplete: boolean | null, totalContacts: number | null, contactsCompleted: number | null, contactsMessageLeft: number | null, contactsFailed: number | null, contactsSkipped: number | null, contactsPending: number | null, contactsHeld: number | null, contactsInProgress: number | null, connectionRate: number | null } };

export type CancelExecutionMutationVariables = Exact<{
  id: string;
}>;


export type CancelExecutionMutation = { cancelExecution: { id: string, status: ExecutionStatus | null, statusReason: string | null, startedAt: string | null, endedAt: string | null, virtualNow: string | null, audienceComplete: boolean | null, totalContacts: number | null, contactsCompleted: number | null, contactsMessageLeft: number | null, contactsFailed: number | null, contactsSkipped: number | null, contactsPending: number | null, contactsHeld: number | null, contactsInProgress: number | null, connectionRate: number | null } };

export type AssignTimeZoneMutationVariables = Exact<{
  executionId: string;
  timeZone: string;
  phones?: Array<string> | string | null | undefined;
}>;


export type AssignTimeZoneMutation = { assignTimeZone: { id: string, status: ExecutionStatus | null, statusReason: string | null, startedAt: string | null, endedAt: string | null, virtualNow: string | null, audienceComplete: boolean | null, totalContacts: number | null, contactsCompleted: number | null, contactsMessageLeft: number | null, contactsFailed: number | null, contactsSkipped: number | null, contactsPending: number | null, contactsHeld: number | null, contactsInProgress: number | null, connectionRate: number | null } };

export type ExecutionMetricsQueryVariables = Exact<{
  id: string;
}>;


export type ExecutionMetricsQuery = { execution: { id: string, metrics: { totalContacts: number, contactsCompleted: number, contactsMessageLeft: number, contactsFailed: number, contactsSkipped: number, contactsOpen: number, connectionRate: number | null, totalCalls: number, talkSeconds: number, callsAbandoned: number, abandonedRate: number | null, averageAttempts: number | null, averageAttemptsToComplete: number | null, isFinal: boolean, connectionRateInterval: { low: number, high: number } | null, retryConversionRate: { contactsRetried: number, completedAfterRetry: number, rate: number | null }, benchmark: { label: string, low: number, high: number } | null, advice: Array<{ code: string, message: string, consider: Array<string> }>, outcomes: Array<{ outcome: Outcome, count: number, share: number | null }>, byAttempt: Array<{ attempt: number, attempts: number, completed: number, talkSeconds: number, connectionRate: number | null }>, byHour: Array<{ hour: number, attempts: number, completed: number, talkSeconds: number, connectionRate: number | null }>, byWeekday: Array<{ weekday: Weekday, attempts: number, completed: number, talkSeconds: number, connectionRate: number | null }>, byHourAndWeekday: Array<{ weekday: Weekday, hour: number, attempts: number, completed: number, talkSeconds: number, connectionRate: number | null }> } | null } | null };

export type CompareExecutionsQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type CompareExecutionsQuery = { compareExecutions: Array<{ label: string, totalContacts: number, contactsCompleted: number, connectionRate: number | null, averageAttempts: number | null, totalCalls: number, isFinal: boolean, execution: { id: string }, connectionRateInterval: { low: number, high: number } | null }> };

export type ExecutionFieldsFragment = { id: string, status: ExecutionStatus | null, statusReason: string | null, startedAt: string | null, endedAt: string | null, virtualNow: string | null, audienceComplete: boolean | null, totalContacts: number | null, contactsCompleted: number | null, contactsMessageLeft: number | null, contactsFailed: number | null, contactsSkipped: number | null, contactsPending: number | null, contactsHeld: number | null, contactsInProgress: number | null, connectionRate: number | null };

type RateFields_AttemptHourAndWeekdayRate_Fragment = { attempts: number, completed: number, talkSeconds: number, connectionRate: number | null };

type RateFields_AttemptNumberRate_Fragment = { attempts: number, completed: number, talkSeconds: number, connectionRate: number | null };

type RateFields_DayPartRate_Fragment = { attempts: number, completed: number, talkSeconds: number, connectionRate: number | null };

type RateFields_HourAndWeekdayRate_Fragment = { attempts: number, completed: number, talkSeconds: number, connectionRate: number | null };

type RateFields_HourRate_Fragment = { attempts: number, completed: number, talkSeconds: number, connectionRate: number | null };

type RateFields_WeekdayRate_Fragment = { attempts: number, completed: number, talkSeconds: number, connectionRate: number | null };

export type RateFieldsFragment =
  | RateFields_AttemptHourAndWeekdayRate_Fragment
  | RateFields_AttemptNumberRate_Fragment
  | RateFields_DayPartRate_Fragment
  | RateFields_HourAndWeekdayRate_Fragment
  | RateFields_HourRate_Fragment
  | RateFields_WeekdayRate_Fragment
;

export type FailedContactsQueryVariables = Exact<{
  executionId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FailedContactsQuery = { execution: { id: string, failedContacts: { totalCount: number, edges: Array<{ node: { phone: string | null, action: FailedAction, because: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type ExperimentFieldsFragment = { id: string, name: string, status: ExperimentStatus, createdAt: string, launchedAt: string | null, stoppedAt: string | null, arms: Array<{ name: string, share: number, size: number | null, program: { id: string, name: string } | null, execution: { id: string, status: ExecutionStatus | null } | null }>, outlook: { contactsRequired: number, audienceSize: number | null, isEnough: boolean | null, sentence: string } };

export type OutlookFieldsFragment = { contactsRequired: number, audienceSize: number | null, isEnough: boolean | null, sentence: string };

export type CountedRateFieldsFragment = { count: number, of: number, rate: number | null, interval: { low: number, high: number } | null };

export type ExperimentPlanQueryVariables = Exact<{
  input: ExperimentPlanInput;
}>;


export type ExperimentPlanQuery = { experimentPlan: { contactsRequired: number, audienceSize: number | null, isEnough: boolean | null, sentence: string } };

export type CreateExperimentMutationVariables = Exact<{
  input: CreateExperimentInput;
}>;


export type CreateExperimentMutation = { createExperiment: { id: string, name: string, status: ExperimentStatus, createdAt: string, launchedAt: string | null, stoppedAt: string | null, arms: Array<{ name: string, share: number, size: number | null, program: { id: string, name: string } | null, execution: { id: string, status: ExecutionStatus | null } | null }>, outlook: { contactsRequired: number, audienceSize: number | null, isEnough: boolean | null, sentence: string } } };

export type LaunchExperimentMutationVariables = Exact<{
  input: LaunchExperimentInput;
}>;


export type LaunchExperimentMutation = { launchExperiment: { id: string, name: string, status: ExperimentStatus, createdAt: string, launchedAt: string | null, stoppedAt: string | null, arms: Array<{ name: string, share: number, size: number | null, program: { id: string, name: string } | null, execution: { id: string, status: ExecutionStatus | null } | null }>, outlook: { contactsRequired: number, audienceSize: number | null, isEnough: boolean | null, sentence: string } } };

export type StopExperimentMutationVariables = Exact<{
  id: string;
}>;


export type StopExperimentMutation = { stopExperiment: { id: string, name: string, status: ExperimentStatus, createdAt: string, launchedAt: string | null, stoppedAt: string | null, arms: Array<{ name: string, share: number, size: number | null, program: { id: string, name: string } | null, execution: { id: string, status: ExecutionStatus | null } | null }>, outlook: { contactsRequired: number, audienceSize: number | null, isEnough: boolean | null, sentence: string } } };

export type ExperimentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ExperimentsQuery = { experiments: Array<{ id: string, name: string, status: ExperimentStatus, createdAt: string, launchedAt: string | null, stoppedAt: string | null, arms: Array<{ name: string, share: number, size: number | null, program: { id: string, name: string } | null, execution: { id: string, status: ExecutionStatus | null } | null }>, outlook: { contactsRequired: number, audienceSize: number | null, isEnough: boolean | null, sentence: string } }> };

export type ExperimentReportQueryVariables = Exact<{
  id: string;
  costPerCall?: number | null | undefined;
}>;


export type ExperimentReportQuery = { experiment: { id: string, name: string, status: ExperimentStatus, createdAt: string, launchedAt: string | null, stoppedAt: string | null, report: { contactsCounted: number, contactsPlanned: number, isFinal: boolean, verdict: { kind: VerdictKind, leader: string | null, pValue: number, moreContacts: number, sentence: string }, arms: Array<{ name: string, size: number, averageAttempts: number | null, totalCalls: number, callsPerConnection: number | null, costPerConnection: number | null, connectionRate: { count: number, of: number, rate: number | null, interval: { low: number, high: number } | null }, compared: { count: number, of: number, rate: number | null, interval: { low: number, high: number } | null } }>, differences: Array<{ a: string, b: string, difference: number, pValue: number | null, correctedPValue: number | null, interval: { low: number, high: number } | null }> } | null, arms: Array<{ name: string, share: number, size: number | null, program: { id: string, name: string } | null, execution: { id: string, status: ExecutionStatus | null } | null }>, outlook: { contactsRequired: number, audienceSize: number | null, isEnough: boolean | null, sentence: string } } | null };

export type JobsQueryVariables = Exact<{
  executionId: string;
  first: number;
  after?: string | null | undefined;
  heldOnly?: boolean;
}>;


export type JobsQuery = { execution: { jobsConnection: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, phone: string | null, status: JobStatus | null, reason: string | null, timeZones: Array<string> | null, attemptsMade: number | null, dueAt: string | null } }> } | null } | null };

export type AttemptsQueryVariables = Exact<{
  executionId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type AttemptsQuery = { execution: { attempts: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, attempt: number, outcome: Outcome, localHour: number, localWeekday: Weekday, call: { status: Outcome, carrierCode: string, startedAt: string, endedAt: string, ringMs: number, talkMs: number, detail: string | null } } }> } | null } | null };

export type JobQueryVariables = Exact<{
  id: string;
}>;


export type JobQuery = { job: { id: string, phone: string | null, status: JobStatus | null, reason: string | null, timeZones: Array<string> | null, attemptsMade: number | null, dueAt: string | null, execution: { id: string } | null, contacts: Array<{ id: string }> | null } | null };

export type CallReportQueryVariables = Exact<{
  jobId: string;
}>;


export type CallReportQuery = { callReport: { jobId: string, executionId: string, phone: string | null, result: JobResult | null, reason: string | null, isComplete: boolean, contacts: Array<{ id: string }>, attempts: Array<{ id: string, attempt: number, outcome: Outcome, localHour: number, localWeekday: Weekday, call: { status: Outcome, carrierCode: string, startedAt: string, endedAt: string, ringMs: number, talkMs: number, detail: string | null } }> } | null };

export type ExplainJobQueryVariables = Exact<{
  id: string;
}>;


export type ExplainJobQuery = { explainJob: { job: { id: string, phone: string | null, status: JobStatus | null, reason: string | null, timeZones: Array<string> | null, attemptsMade: number | null, dueAt: string | null }, nextAttempt: { attempt: number, dueAt: string, localTime: string, requestedAt: string | null, zone: string, because: Array<{ rule: string, sentence: string, at: string }> } | null, attempts: Array<{ attempt: number, requestedAt: string, localTime: string, endedAt: string, outcome: string, zone: string, policyVersion: string | null, because: Array<{ rule: string, sentence: string, at: string }> }>, held: { reason: string, sentence: string, limit: { scope: string, setting: string, most: number } | null } | null, ended: { result: string, reason: string, because: Array<{ rule: string, sentence: string, at: string }> } | null } | null };

export type JobFieldsFragment = { id: string, phone: string | null, status: JobStatus | null, reason: string | null, timeZones: Array<string> | null, attemptsMade: number | null, dueAt: string | null };

export type AttemptFieldsFragment = { id: string, attempt: number, outcome: Outcome, localHour: number, localWeekday: Weekday, call: { status: Outcome, carrierCode: string, startedAt: string, endedAt: string, ringMs: number, talkMs: number, detail: string | null } };

export type PageFieldsFragment = { hasNextPage: boolean, endCursor: string | null };

export type ReasonFieldsFragment = { rule: string, sentence: string, at: string };

export type OrganizationQueryVariables = Exact<{ [key: string]: never; }>;


export type OrganizationQuery = { organization: { id: string, name: string, maxConcurrentCalls: number | null, callsPerSecond: number | null, createdAt: string } };

export type SetOrganizationLimitsMutationVariables = Exact<{
  input: OrganizationLimitsInput;
}>;


export type SetOrganizationLimitsMutation = { setOrganizationLimits: { id: string, name: string, maxConcurrentCalls: number | null, callsPerSecond: number | null, createdAt: string } };

export type ApiKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiKeysQuery = { apiKeys: Array<{ id: string, name: string, role: Role, prefix: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null }> };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { secret: string, apiKey: { id: string, name: string, role: Role, prefix: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null } } };

export type RevokeApiKeyMutationVariables = Exact<{
  id: string;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { id: string, name: string, role: Role, prefix: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null } };

export type CarriersQueryVariables = Exact<{ [key: string]: never; }>;


export type CarriersQuery = { carriers: Array<{ name: string, kind: string, liveCalls: number, limits: { concurrent: number, callsPerSecond: number } | null }> };

export type OrganizationFieldsFragment = { id: string, name: string, maxConcurrentCalls: number | null, callsPerSecond: number | null, createdAt: string };

export type ApiKeyFieldsFragment = { id: string, name: string, role: Role, prefix: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null };

export type CreateProgramMutationVariables = Exact<{
  input: CreateProgramInput;
}>;


export type CreateProgramMutation = { createProgram: { id: string, name: string, retryStrategy: RetryStrategy, pauseWindows: PauseWindows, flow: DialNode, timeZone: string, timeZoneMode: TimeZoneMode, callerIds: Array<string>, maxConcurrentCalls: number, callsPerSecond: number | null, callingHours: string | null, frequencyCaps: FrequencyCaps, coolDowns: CoolDowns, autoPause: AutoPause, carrier: string, answerProfile: string | null, startAt: string | null, stopAt: string | null, createdAt: string, updatedAt: string, archivedAt: string | null, advice: Array<{ code: string, weight: AdviceWeight, message: string, path: Array<string> }> | null, audience: { id: string, name: string, size: number } } };

export type UpdateProgramMutationVariables = Exact<{
  id: string;
  input: UpdateProgramInput;
}>;


export type UpdateProgramMutation = { updateProgram: { id: string, name: string, retryStrategy: RetryStrategy, pauseWindows: PauseWindows, flow: DialNode, timeZone: string, timeZoneMode: TimeZoneMode, callerIds: Array<string>, maxConcurrentCalls: number, callsPerSecond: number | null, callingHours: string | null, frequencyCaps: FrequencyCaps, coolDowns: CoolDowns, autoPause: AutoPause, carrier: string, answerProfile: string | null, startAt: string | null, stopAt: string | null, createdAt: string, updatedAt: string, archivedAt: string | null, advice: Array<{ code: string, weight: AdviceWeight, message: string, path: Array<string> }> | null, audience: { id: string, name: string, size: number } } };

export type DeleteProgramMutationVariables = Exact<{
  id: string;
}>;


export type DeleteProgramMutation = { deleteProgram: { id: string, archived: boolean } };

export type ProgramQueryVariables = Exact<{
  id: string;
}>;


export type ProgramQuery = { program: { id: string, name: string, retryStrategy: RetryStrategy, pauseWindows: PauseWindows, flow: DialNode, timeZone: string, timeZoneMode: TimeZoneMode, callerIds: Array<string>, maxConcurrentCalls: number, callsPerSecond: number | null, callingHours: string | null, frequencyCaps: FrequencyCaps, coolDowns: CoolDowns, autoPause: AutoPause, carrier: string, answerProfile: string | null, startAt: string | null, stopAt: string | null, createdAt: string, updatedAt: string, archivedAt: string | null, advice: Array<{ code: string, weight: AdviceWeight, message: string, path: Array<string> }> | null, audience: { id: string, name: string, size: number } } | null };

export type ProgramsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ProgramsQuery = { programs: Array<{ id: string, name: string, retryStrategy: RetryStrategy, pauseWindows: PauseWindows, flow: DialNode, timeZone: string, timeZoneMode: TimeZoneMode, callerIds: Array<string>, maxConcurrentCalls: number, callsPerSecond: number | null, callingHours: string | null, frequencyCaps: FrequencyCaps, coolDowns: CoolDowns, autoPause: AutoPause, carrier: string, answerProfile: string | null, startAt: string | null, stopAt: string | null, createdAt: string, updatedAt: string, archivedAt: string | null, audience: { id: string, name: string, size: number } }> };

export type ProgramExecutionsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ProgramExecutionsQuery = { program: { executions: Array<{ id: string, launchedAt: string, status: ExecutionStatus | null, connectionRate: number | null }> } | null };

export type LaunchAdviceQueryVariables = Exact<{
  id: string;
}>;


export type LaunchAdviceQuery = { program: { launchAdvice: { contacts: number, contactsCalled: number, contactsHeld: number, contactsSkipped: number, contactsUnseen: number, advice: Array<{ code: string, weight: AdviceWeight, contacts: number, message: string, path: Array<string> }> } | null } | null };

export type RetryPresetsQueryVariables = Exact<{
  startAt?: string | null | undefined;
}>;


export type RetryPresetsQuery = { retryPresets: Array<{ name: string, title: string, description: string, retryStrategy: RetryStrategy, totalAttempts: number, source: string }> };

export type ProgramFieldsFragment = { id: string, name: string, retryStrategy: RetryStrategy, pauseWindows: PauseWindows, flow: DialNode, timeZone: string, timeZoneMode: TimeZoneMode, callerIds: Array<string>, maxConcurrentCalls: number, callsPerSecond: number | null, callingHours: string | null, frequencyCaps: FrequencyCaps, coolDowns: CoolDowns, autoPause: AutoPause, carrier: string, answerProfile: string | null, startAt: string | null, stopAt: string | null, createdAt: string, updatedAt: string, archivedAt: string | null, audience: { id: string, name: string, size: number } };

export type AdviceFieldsFragment = { code: string, weight: AdviceWeight, message: string, path: Array<string> };

export type SimulateProgramQueryVariables = Exact<{
  input: SimulateProgramInput;
}>;


export type SimulateProgramQuery = { simulateProgram: { contacts: number, contactsCompleted: number, averageAttempts: number | null, totalCalls: number, callsAbandoned: number | null, ringSeconds: number, talkSeconds: number, finishedAt: string | null, connectionRate: { rate: number | null, runs: Array<number>, interval: { low: number, high: number } | null }, byHour: Array<{ startsAt: string, attempts: number, completions: number }>, byAttempt: Array<{ attempt: number, attempts: number, completions: number }>, outcomes: Array<{ outcome: SimulatedOutcome, count: number }>, ends: Array<{ result: SimulatedEnd, reason: string, contacts: number }>, autoPaused: { at: string, counted: number, ofLast: number | null, share: number | null, rule: { outcomes: Array<string> | null, share: number | null, ofLast: number | null, count: number | null } } | null, pace: { maxConcurrentCalls: number | null, callsPerSecond: number | null } | null, advice: Array<{ code: string, weight: AdviceWeight, contacts: number | null, message: string, path: Array<string> }> } };

export type StartSimulationMutationVariables = Exact<{
  input: SimulateProgramInput;
}>;


export type StartSimulationMutation = { startSimulation: { id: string, status: SimulationStatus, expiresAt: string } };

export type SimulationQueryVariables = Exact<{
  id: string;
}>;


export type SimulationQuery = { simulation: { id: string, status: SimulationStatus, progress: number, failure: string | null, expiresAt: string, result: { contacts: number, contactsCompleted: number, averageAttempts: number | null, totalCalls: number, callsAbandoned: number | null, ringSeconds: number, talkSeconds: number, finishedAt: string | null, connectionRate: { rate: number | null, runs: Array<number>, interval: { low: number, high: number } | null }, byHour: Array<{ startsAt: string, attempts: number, completions: number }>, byAttempt: Array<{ attempt: number, attempts: number, completions: number }>, outcomes: Array<{ outcome: SimulatedOutcome, count: number }>, ends: Array<{ result: SimulatedEnd, reason: string, contacts: number }>, autoPaused: { at: string, counted: number, ofLast: number | null, share: number | null, rule: { outcomes: Array<string> | null, share: number | null, ofLast: number | null, count: number | null } } | null, pace: { maxConcurrentCalls: number | null, callsPerSecond: number | null } | null, advice: Array<{ code: string, weight: AdviceWeight, contacts: number | null, message: string, path: Array<string> }> } | null } | null };

export type SimulationFieldsFragment = { contacts: number, contactsCompleted: number, averageAttempts: number | null, totalCalls: number, callsAbandoned: number | null, ringSeconds: number, talkSeconds: number, finishedAt: string | null, connectionRate: { rate: number | null, runs: Array<number>, interval: { low: number, high: number } | null }, byHour: Array<{ startsAt: string, attempts: number, completions: number }>, byAttempt: Array<{ attempt: number, attempts: number, completions: number }>, outcomes: Array<{ outcome: SimulatedOutcome, count: number }>, ends: Array<{ result: SimulatedEnd, reason: string, contacts: number }>, autoPaused: { at: string, counted: number, ofLast: number | null, share: number | null, rule: { outcomes: Array<string> | null, share: number | null, ofLast: number | null, count: number | null } } | null, pace: { maxConcurrentCalls: number | null, callsPerSecond: number | null } | null, advice: Array<{ code: string, weight: AdviceWeight, contacts: number | null, message: string, path: Array<string> }> };

export type ExecutionProgressSubscriptionVariables = Exact<{
  executionId: string;
}>;


export type ExecutionProgressSubscription = { executionProgress: { id: string, status: ExecutionStatus | null, statusReason: string | null, startedAt: string | null, endedAt: string | null, virtualNow: string | null, audienceComplete: boolean | null, totalContacts: number | null, contactsCompleted: number | null, contactsMessageLeft: number | null, contactsFailed: number | null, contactsSkipped: number | null, contactsPending: number | null, contactsHeld: number | null, contactsInProgress: number | null, connectionRate: number | null } };

export type AttemptRecordedSubscriptionVariables = Exact<{
  executionId: string;
}>;


export type AttemptRecordedSubscription = { attemptRecorded: { id: string, attempt: number, outcome: Outcome, localHour: number, localWeekday: Weekday, call: { status: Outcome, carrierCode: string, startedAt: string, endedAt: string, ringMs: number, talkMs: number, detail: string | null } } };

export type JobChangedSubscriptionVariables = Exact<{
  jobId: string;
}>;


export type JobChangedSubscription = { jobChanged: { id: string, phone: string | null, status: JobStatus | null, reason: string | null, timeZones: Array<string> | null, attemptsMade: number | null, dueAt: string | null } };

export type SuppressPhonesMutationVariables = Exact<{
  phones: Array<string> | string;
  reason: string;
  expiresAt?: string | null | undefined;
}>;


export type SuppressPhonesMutation = { suppressPhones: { suppressed: number, changed: number } };

export type UnsuppressPhonesMutationVariables = Exact<{
  phones: Array<string> | string;
}>;


export type UnsuppressPhonesMutation = { unsuppressPhones: number };

export type SuppressedPhoneQueryVariables = Exact<{
  phone: string;
}>;


export type SuppressedPhoneQuery = { suppressedPhone: { phone: string, reason: string, expiresAt: string | null, createdAt: string, createdBy: string } | null };

export type SuppressedPhonesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type SuppressedPhonesQuery = { suppressedPhones: Array<{ phone: string, reason: string, expiresAt: string | null, createdAt: string, createdBy: string }> };

export type SuppressionFieldsFragment = { phone: string, reason: string, expiresAt: string | null, createdAt: string, createdBy: string };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ContactFieldsFragmentDoc = new TypedDocumentString(`
    fragment ContactFields on Contact {
  id
  phone
  externalId
  timeZone
  region
  attributes
  createdAt
  updatedAt
}
    `, {"fragmentName":"ContactFields"}) as unknown as TypedDocumentString<ContactFieldsFragment, unknown>;
export const AudienceFieldsFragmentDoc = new TypedDocumentString(`
    fragment AudienceFields on Audience {
  id
  name
  size
  createdAt
}
    `, {"fragmentName":"AudienceFields"}) as unknown as TypedDocumentString<AudienceFieldsFragment, unknown>;
export const ExecutionFieldsFragmentDoc = new TypedDocumentString(`
    fragment ExecutionFields on Execution {
  id
  status
  statusReason
  startedAt
  endedAt
  virtualNow
  audienceComplete
  totalContacts
  contactsCompleted
  contactsMessageLeft
  contactsFailed
  contactsSkipped
  contactsPending
  contactsHeld
  contactsInProgress
  connectionRate
}
    `, {"fragmentName":"ExecutionFields"}) as unknown as TypedDocumentString<ExecutionFieldsFragment, unknown>;
export const RateFieldsFragmentDoc = new TypedDocumentString(`
    fragment RateFields on AttemptRate {
  attempts
  completed
  talkSeconds
  connectionRate
}
    `, {"fragmentName":"RateFields"}) as unknown as TypedDocumentString<RateFieldsFragment, unknown>;
export const OutlookFieldsFragmentDoc = new TypedDocumentString(`
    fragment OutlookFields on ExperimentOutlook {
  contactsRequired
  audienceSize
  isEnough
  sentence
}
    `, {"fragmentName":"OutlookFields"}) as unknown as TypedDocumentString<OutlookFieldsFragment, unknown>;
export const ExperimentFieldsFragmentDoc = new TypedDocumentString(`
    fragment ExperimentFields on Experiment {
  id
  name
  status
  createdAt
  launchedAt
  stoppedAt
  arms {
    name
    share
    size
    program {
      id
      name
    }
    execution {
      id
      status
    }
  }
  outlook {
    ...OutlookFields
  }
}
    fragment OutlookFields on ExperimentOutlook {
  contactsRequired
  audienceSize
  isEnough
  sentence
}`, {"fragmentName":"ExperimentFields"}) as unknown as TypedDocumentString<ExperimentFieldsFragment, unknown>;
export const CountedRateFieldsFragmentDoc = new TypedDocumentString(`
    fragment CountedRateFields on CountedRate {
  count
  of
  rate
  interval {
    low
    high
  }
}
    `, {"fragmentName":"CountedRateFields"}) as unknown as TypedDocumentString<CountedRateFieldsFragment, unknown>;
export const JobFieldsFragmentDoc = new TypedDocumentString(`
    fragment JobFields on Job {
  id
  phone
  status
  reason
  timeZones
  attemptsMade
  dueAt
}
    `, {"fragmentName":"JobFields"}) as unknown as TypedDocumentString<JobFieldsFragment, unknown>;
export const AttemptFieldsFragmentDoc = new TypedDocumentString(`
    fragment AttemptFields on Attempt {
  id
  attempt
  outcome
  localHour
  localWeekday
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
    `, {"fragmentName":"AttemptFields"}) as unknown as TypedDocumentString<AttemptFieldsFragment, unknown>;
export const PageFieldsFragmentDoc = new TypedDocumentString(`
    fragment PageFields on PageInfo {
  hasNextPage
  endCursor
}
    `, {"fragmentName":"PageFields"}) as unknown as TypedDocumentString<PageFieldsFragment, unknown>;
export const ReasonFieldsFragmentDoc = new TypedDocumentString(`
    fragment ReasonFields on Reason {
  rule
  sentence
  at
}
    `, {"fragmentName":"ReasonFields"}) as unknown as TypedDocumentString<ReasonFieldsFragment, unknown>;
export const OrganizationFieldsFragmentDoc = new TypedDocumentString(`
    fragment OrganizationFields on Organization {
  id
  name
  maxConcurrentCalls
  callsPerSecond
  createdAt
}
    `, {"fragmentName":"OrganizationFields"}) as unknown as TypedDocumentString<OrganizationFieldsFragment, unknown>;
export const ApiKeyFieldsFragmentDoc = new TypedDocumentString(`
    fragment ApiKeyFields on ApiKey {
  id
  name
  role
  prefix
  createdAt
  lastUsedAt
  revokedAt
}
    `, {"fragmentName":"ApiKeyFields"}) as unknown as TypedDocumentString<ApiKeyFieldsFragment, unknown>;
export const ProgramFieldsFragmentDoc = new TypedDocumentString(`
    fragment ProgramFields on Program {
  id
  name
  audience {
    id
    name
    size
  }
  retryStrategy
  pauseWindows
  flow
  timeZone
  timeZoneMode
  callerIds
  maxConcurrentCalls
  callsPerSecond
  callingHours
  frequencyCaps
  coolDowns
  autoPause
  carrier
  answerProfile
  startAt
  stopAt
  createdAt
  updatedAt
  archivedAt
}
    `, {"fragmentName":"ProgramFields"}) as unknown as TypedDocumentString<ProgramFieldsFragment, unknown>;
export const AdviceFieldsFragmentDoc = new TypedDocumentString(`
    fragment AdviceFields on Advice {
  code
  weight
  message
  path
}
    `, {"fragmentName":"AdviceFields"}) as unknown as TypedDocumentString<AdviceFieldsFragment, unknown>;
export const SimulationFieldsFragmentDoc = new TypedDocumentString(`
    fragment SimulationFields on SimulationResult {
  contacts
  contactsCompleted
  connectionRate {
    rate
    interval {
      low
      high
    }
    runs
  }
  averageAttempts
  totalCalls
  callsAbandoned
  ringSeconds
  talkSeconds
  finishedAt
  byHour {
    startsAt
    attempts
    completions
  }
  byAttempt {
    attempt
    attempts
    completions
  }
  outcomes {
    outcome
    count
  }
  ends {
    result
    reason
    contacts
  }
  autoPaused {
    at
    counted
    ofLast
    share
    rule {
      outcomes
      share
      ofLast
      count
    }
  }
  pace {
    maxConcurrentCalls
    callsPerSecond
  }
  advice {
    code
    weight
    contacts
    message
    path
  }
}
    `, {"fragmentName":"SimulationFields"}) as unknown as TypedDocumentString<SimulationFieldsFragment, unknown>;
export const SuppressionFieldsFragmentDoc = new TypedDocumentString(`
    fragment SuppressionFields on SuppressedPhone {
  phone
  reason
  expiresAt
  createdAt
  createdBy
}
    `, {"fragmentName":"SuppressionFields"}) as unknown as TypedDocumentString<SuppressionFieldsFragment, unknown>;
export const CreateAudienceDocument = new TypedDocumentString(`
    mutation CreateAudience($input: CreateAudienceInput!) {
  createAudience(input: $input) {
    ...AudienceFields
  }
}
    fragment AudienceFields on Audience {
  id
  name
  size
  createdAt
}`) as unknown as TypedDocumentString<CreateAudienceMutation, CreateAudienceMutationVariables>;
export const AudienceDocument = new TypedDocumentString(`
    query Audience($id: ID!) {
  audience(id: $id) {
    ...AudienceFields
  }
}
    fragment AudienceFields on Audience {
  id
  name
  size
  createdAt
}`) as unknown as TypedDocumentString<AudienceQuery, AudienceQueryVariables>;
export const AudiencesDocument = new TypedDocumentString(`
    query Audiences($first: Int!, $after: ID) {
  audiences(first: $first, after: $after) {
    ...AudienceFields
  }
}
    fragment AudienceFields on Audience {
  id
  name
  size
  createdAt
}`) as unknown as TypedDocumentString<AudiencesQuery, AudiencesQueryVariables>;
export const AddContactsDocument = new TypedDocumentString(`
    mutation AddContacts($audienceId: ID!, $contacts: [ContactInput!]!, $defaultCountry: String) {
  addContacts(
    audienceId: $audienceId
    contacts: $contacts
    defaultCountry: $defaultCountry
  ) {
    imported
    merged
    rejected {
      row
      code
      message
      field
      phone
    }
    rejectedCsv
  }
}
    `) as unknown as TypedDocumentString<AddContactsMutation, AddContactsMutationVariables>;
export const ContactDocument = new TypedDocumentString(`
    query Contact($id: ID!) {
  contact(id: $id) {
    ...ContactFields
  }
}
    fragment ContactFields on Contact {
  id
  phone
  externalId
  timeZone
  region
  attributes
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ContactQuery, ContactQueryVariables>;
export const ContactsDocument = new TypedDocumentString(`
    query Contacts($first: Int!, $after: String) {
  contacts(first: $first, after: $after) {
    pageInfo {
      ...PageFields
    }
    edges {
      node {
        ...ContactFields
      }
    }
  }
}
    fragment ContactFields on Contact {
  id
  phone
  externalId
  timeZone
  region
  attributes
  createdAt
  updatedAt
}
fragment PageFields on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<ContactsQuery, ContactsQueryVariables>;
export const AudienceContactsDocument = new TypedDocumentString(`
    query AudienceContacts($audienceId: ID!, $first: Int!, $after: String) {
  audience(id: $audienceId) {
    contacts(first: $first, after: $after) {
      pageInfo {
        ...PageFields
      }
      edges {
        node {
          ...ContactFields
        }
      }
    }
  }
}
    fragment ContactFields on Contact {
  id
  phone
  externalId
  timeZone
  region
  attributes
  createdAt
  updatedAt
}
fragment PageFields on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<AudienceContactsQuery, AudienceContactsQueryVariables>;
export const BestTimesDocument = new TypedDocumentString(`
    query BestTimes($clock: ClockMode = real_time) {
  bestTimes(clock: $clock) {
    clock
    attempts
    connectionRate
    version
    learnedAt
    hours {
      weekday
      hour
      attempts
      completed
      connectionRate
      learnedRate
      learnedRateInterval {
        low
        high
      }
      publishedRate
    }
  }
}
    `) as unknown as TypedDocumentString<BestTimesQuery, BestTimesQueryVariables>;
export const LaunchProgramDocument = new TypedDocumentString(`
    mutation LaunchProgram($input: LaunchProgramInput!) {
  launchProgram(input: $input) {
    id
    launchedAt
    clock
    seed
    audienceSize
  }
}
    `) as unknown as TypedDocumentString<LaunchProgramMutation, LaunchProgramMutationVariables>;
export const ExecutionDocument = new TypedDocumentString(`
    query Execution($id: ID!) {
  execution(id: $id) {
    ...ExecutionFields
  }
}
    fragment ExecutionFields on Execution {
  id
  status
  statusReason
  startedAt
  endedAt
  virtualNow
  audienceComplete
  totalContacts
  contactsCompleted
  contactsMessageLeft
  contactsFailed
  contactsSkipped
  contactsPending
  contactsHeld
  contactsInProgress
  connectionRate
}`) as unknown as TypedDocumentString<ExecutionQuery, ExecutionQueryVariables>;
export const PauseExecutionDocument = new TypedDocumentString(`
    mutation PauseExecution($id: ID!) {
  pauseExecution(id: $id) {
    ...ExecutionFields
  }
}
    fragment ExecutionFields on Execution {
  id
  status
  statusReason
  startedAt
  endedAt
  virtualNow
  audienceComplete
  totalContacts
  contactsCompleted
  contactsMessageLeft
  contactsFailed
  contactsSkipped
  contactsPending
  contactsHeld
  contactsInProgress
  connectionRate
}`) as unknown as TypedDocumentString<PauseExecutionMutation, PauseExecutionMutationVariables>;
export const ResumeExecutionDocument = new TypedDocumentString(`
    mutation ResumeExecution($id: ID!) {
  resumeExecution(id: $id) {
    ...ExecutionFields
  }
}
    fragment ExecutionFields on Execution {
  id
  status
  statusReason
  startedAt
  endedAt
  virtualNow
  audienceComplete
  totalContacts
  contactsCompleted
  contactsMessageLeft
  contactsFailed
  contactsSkipped
  contactsPending
  contactsHeld
  contactsInProgress
  connectionRate
}`) as unknown as TypedDocumentString<ResumeExecutionMutation, ResumeExecutionMutationVariables>;
export const CancelExecutionDocument = new TypedDocumentString(`
    mutation CancelExecution($id: ID!) {
  cancelExecution(id: $id) {
    ...ExecutionFields
  }
}
    fragment ExecutionFields on Execution {
  id
  status
  statusReason
  startedAt
  endedAt
  virtualNow
  audienceComplete
  totalContacts
  contactsCompleted
  contactsMessageLeft
  contactsFailed
  contactsSkipped
  contactsPending
  contactsHeld
  contactsInProgress
  connectionRate
}`) as unknown as TypedDocumentString<CancelExecutionMutation, CancelExecutionMutationVariables>;
export const AssignTimeZoneDocument = new TypedDocumentString(`
    mutation AssignTimeZone($executionId: ID!, $timeZone: String!, $phones: [String!]) {
  assignTimeZone(executionId: $executionId, timeZone: $timeZone, phones: $phones) {
    ...ExecutionFields
  }
}
    fragment ExecutionFields on Execution {
  id
  status
  statusReason
  startedAt
  endedAt
  virtualNow
  audienceComplete
  totalContacts
  contactsCompleted
  contactsMessageLeft
  contactsFailed
  contactsSkipped
  contactsPending
  contactsHeld
  contactsInProgress
  connectionRate
}`) as unknown as TypedDocumentString<AssignTimeZoneMutation, AssignTimeZoneMutationVariables>;
export const ExecutionMetricsDocument = new TypedDocumentString(`
    query ExecutionMetrics($id: ID!) {
  execution(id: $id) {
    id
    metrics {
      totalContacts
      contactsCompleted
      contactsMessageLeft
      contactsFailed
      contactsSkipped
      contactsOpen
      connectionRate
      connectionRateInterval {
        low
        high
      }
      totalCalls
      talkSeconds
      callsAbandoned
      abandonedRate
      averageAttempts
      averageAttemptsToComplete
      retryConversionRate {
        contactsRetried
        completedAfterRetry
        rate
      }
      benchmark {
        label
        low
        high
      }
      advice {
        code
        message
        consider
      }
      isFinal
      outcomes {
        outcome
        count
        share
      }
      byAttempt {
        attempt
        ...RateFields
      }
      byHour {
        hour
        ...RateFields
      }
      byWeekday {
        weekday
        ...RateFields
      }
      byHourAndWeekday {
        weekday
        hour
        ...RateFields
      }
    }
  }
}
    fragment RateFields on AttemptRate {
  attempts
  completed
  talkSeconds
  connectionRate
}`) as unknown as TypedDocumentString<ExecutionMetricsQuery, ExecutionMetricsQueryVariables>;
export const CompareExecutionsDocument = new TypedDocumentString(`
    query CompareExecutions($ids: [ID!]!) {
  compareExecutions(ids: $ids) {
    execution {
      id
    }
    label
    totalContacts
    contactsCompleted
    connectionRate
    connectionRateInterval {
      low
      high
    }
    averageAttempts
    totalCalls
    isFinal
  }
}
    `) as unknown as TypedDocumentString<CompareExecutionsQuery, CompareExecutionsQueryVariables>;
export const FailedContactsDocument = new TypedDocumentString(`
    query FailedContacts($executionId: ID!, $first: Int, $after: String) {
  execution(id: $executionId) {
    id
    failedContacts(first: $first, after: $after) {
      totalCount
      edges {
        node {
          phone
          action
          because
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FailedContactsQuery, FailedContactsQueryVariables>;
export const ExperimentPlanDocument = new TypedDocumentString(`
    query ExperimentPlan($input: ExperimentPlanInput!) {
  experimentPlan(input: $input) {
    ...OutlookFields
  }
}
    fragment OutlookFields on ExperimentOutlook {
  contactsRequired
  audienceSize
  isEnough
  sentence
}`) as unknown as TypedDocumentString<ExperimentPlanQuery, ExperimentPlanQueryVariables>;
export const CreateExperimentDocument = new TypedDocumentString(`
    mutation CreateExperiment($input: CreateExperimentInput!) {
  createExperiment(input: $input) {
    ...ExperimentFields
  }
}
    fragment ExperimentFields on Experiment {
  id
  name
  status
  createdAt
  launchedAt
  stoppedAt
  arms {
    name
    share
    size
    program {
      id
      name
    }
    execution {
      id
      status
    }
  }
  outlook {
    ...OutlookFields
  }
}
fragment OutlookFields on ExperimentOutlook {
  contactsRequired
  audienceSize
  isEnough
  sentence
}`) as unknown as TypedDocumentString<CreateExperimentMutation, CreateExperimentMutationVariables>;
export const LaunchExperimentDocument = new TypedDocumentString(`
    mutation LaunchExperiment($input: LaunchExperimentInput!) {
  launchExperiment(input: $input) {
    ...ExperimentFields
  }
}
    fragment ExperimentFields on Experiment {
  id
  name
  status
  createdAt
  launchedAt
  stoppedAt
  arms {
    name
    share
    size
    program {
      id
      name
    }
    execution {
      id
      status
    }
  }
  outlook {
    ...OutlookFields
  }
}
fragment OutlookFields on ExperimentOutlook {
  contactsRequired
  audienceSize
  isEnough
  sentence
}`) as unknown as TypedDocumentString<LaunchExperimentMutation, LaunchExperimentMutationVariables>;
export const StopExperimentDocument = new TypedDocumentString(`
    mutation StopExperiment($id: ID!) {
  stopExperiment(id: $id) {
    ...ExperimentFields
  }
}
    fragment ExperimentFields on Experiment {
  id
  name
  status
  createdAt
  launchedAt
  stoppedAt
  arms {
    name
    share
    size
    program {
      id
      name
    }
    execution {
      id
      status
    }
  }
  outlook {
    ...OutlookFields
  }
}
fragment OutlookFields on ExperimentOutlook {
  contactsRequired
  audienceSize
  isEnough
  sentence
}`) as unknown as TypedDocumentString<StopExperimentMutation, StopExperimentMutationVariables>;
export const ExperimentsDocument = new TypedDocumentString(`
    query Experiments($first: Int!, $after: ID) {
  experiments(first: $first, after: $after) {
    ...ExperimentFields
  }
}
    fragment ExperimentFields on Experiment {
  id
  name
  status
  createdAt
  launchedAt
  stoppedAt
  arms {
    name
    share
    size
    program {
      id
      name
    }
    execution {
      id
      status
    }
  }
  outlook {
    ...OutlookFields
  }
}
fragment OutlookFields on ExperimentOutlook {
  contactsRequired
  audienceSize
  isEnough
  sentence
}`) as unknown as TypedDocumentString<ExperimentsQuery, ExperimentsQueryVariables>;
export const ExperimentReportDocument = new TypedDocumentString(`
    query ExperimentReport($id: ID!, $costPerCall: Float) {
  experiment(id: $id) {
    ...ExperimentFields
    report(costPerCall: $costPerCall) {
      verdict {
        kind
        leader
        pValue
        moreContacts
        sentence
      }
      contactsCounted
      contactsPlanned
      isFinal
      arms {
        name
        size
        connectionRate {
          ...CountedRateFields
        }
        compared {
          ...CountedRateFields
        }
        averageAttempts
        totalCalls
        callsPerConnection
        costPerConnection
      }
      differences {
        a
        b
        difference
        interval {
          low
          high
        }
        pValue
        correctedPValue
      }
    }
  }
}
    fragment ExperimentFields on Experiment {
  id
  name
  status
  createdAt
  launchedAt
  stoppedAt
  arms {
    name
    share
    size
    program {
      id
      name
    }
    execution {
      id
      status
    }
  }
  outlook {
    ...OutlookFields
  }
}
fragment OutlookFields on ExperimentOutlook {
  contactsRequired
  audienceSize
  isEnough
  sentence
}
fragment CountedRateFields on CountedRate {
  count
  of
  rate
  interval {
    low
    high
  }
}`) as unknown as TypedDocumentString<ExperimentReportQuery, ExperimentReportQueryVariables>;
export const JobsDocument = new TypedDocumentString(`
    query Jobs($executionId: ID!, $first: Int!, $after: String, $heldOnly: Boolean! = false) {
  execution(id: $executionId) {
    jobsConnection(first: $first, after: $after, heldOnly: $heldOnly) {
      totalCount
      pageInfo {
        ...PageFields
      }
      edges {
        node {
          ...JobFields
        }
      }
    }
  }
}
    fragment JobFields on Job {
  id
  phone
  status
  reason
  timeZones
  attemptsMade
  dueAt
}
fragment PageFields on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<JobsQuery, JobsQueryVariables>;
export const AttemptsDocument = new TypedDocumentString(`
    query Attempts($executionId: ID!, $first: Int!, $after: String) {
  execution(id: $executionId) {
    attempts(first: $first, after: $after) {
      totalCount
      pageInfo {
        ...PageFields
      }
      edges {
        node {
          ...AttemptFields
        }
      }
    }
  }
}
    fragment AttemptFields on Attempt {
  id
  attempt
  outcome
  localHour
  localWeekday
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
fragment PageFields on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<AttemptsQuery, AttemptsQueryVariables>;
export const JobDocument = new TypedDocumentString(`
    query Job($id: ID!) {
  job(id: $id) {
    ...JobFields
    execution {
      id
    }
    contacts {
      id
    }
  }
}
    fragment JobFields on Job {
  id
  phone
  status
  reason
  timeZones
  attemptsMade
  dueAt
}`) as unknown as TypedDocumentString<JobQuery, JobQueryVariables>;
export const CallReportDocument = new TypedDocumentString(`
    query CallReport($jobId: ID!) {
  callReport(jobId: $jobId) {
    jobId
    executionId
    phone
    contacts {
      id
    }
    result
    reason
    isComplete
    attempts {
      ...AttemptFields
    }
  }
}
    fragment AttemptFields on Attempt {
  id
  attempt
  outcome
  localHour
  localWeekday
  call {
    status
    carrierCode
    startedAt
    endedAt
    ringMs
    talkMs
    detail
  }
}`) as unknown as TypedDocumentString<CallReportQuery, CallReportQueryVariables>;
export const ExplainJobDocument = new TypedDocumentString(`
    query ExplainJob($id: ID!) {
  explainJob(id: $id) {
    job {
      ...JobFields
    }
    nextAttempt {
      attempt
      dueAt
      localTime
      requestedAt
      zone
      because {
        ...ReasonFields
      }
    }
    attempts {
      attempt
      requestedAt
      localTime
      endedAt
      outcome
      zone
      policyVersion
      because {
        ...ReasonFields
      }
    }
    held {
      reason
      sentence
      limit {
        scope
        setting
        most
      }
    }
    ended {
      result
      reason
      because {
        ...ReasonFields
      }
    }
  }
}
    fragment JobFields on Job {
  id
  phone
  status
  reason
  timeZones
  attemptsMade
  dueAt
}
fragment ReasonFields on Reason {
  rule
  sentence
  at
}`) as unknown as TypedDocumentString<ExplainJobQuery, ExplainJobQueryVariables>;
export const OrganizationDocument = new TypedDocumentString(`
    query Organization {
  organization {
    ...OrganizationFields
  }
}
    fragment OrganizationFields on Organization {
  id
  name
  maxConcurrentCalls
  callsPerSecond
  createdAt
}`) as unknown as TypedDocumentString<OrganizationQuery, OrganizationQueryVariables>;
export const SetOrganizationLimitsDocument = new TypedDocumentString(`
    mutation SetOrganizationLimits($input: OrganizationLimitsInput!) {
  setOrganizationLimits(input: $input) {
    ...OrganizationFields
  }
}
    fragment OrganizationFields on Organization {
  id
  name
  maxConcurrentCalls
  callsPerSecond
  createdAt
}`) as unknown as TypedDocumentString<SetOrganizationLimitsMutation, SetOrganizationLimitsMutationVariables>;
export const ApiKeysDocument = new TypedDocumentString(`
    query ApiKeys {
  apiKeys {
    ...ApiKeyFields
  }
}
    fragment ApiKeyFields on ApiKey {
  id
  name
  role
  prefix
  createdAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<ApiKeysQuery, ApiKeysQueryVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    apiKey {
      ...ApiKeyFields
    }
    secret
  }
}
    fragment ApiKeyFields on ApiKey {
  id
  name
  role
  prefix
  createdAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($id: ID!) {
  revokeApiKey(id: $id) {
    ...ApiKeyFields
  }
}
    fragment ApiKeyFields on ApiKey {
  id
  name
  role
  prefix
  createdAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const CarriersDocument = new TypedDocumentString(`
    query Carriers {
  carriers {
    name
    kind
    limits {
      concurrent
      callsPerSecond
    }
    liveCalls
  }
}
    `) as unknown as TypedDocumentString<CarriersQuery, CarriersQueryVariables>;
export const CreateProgramDocument = new TypedDocumentString(`
    mutation CreateProgram($input: CreateProgramInput!) {
  createProgram(input: $input) {
    ...ProgramFields
    advice {
      ...AdviceFields
    }
  }
}
    fragment ProgramFields on Program {
  id
  name
  audience {
    id
    name
    size
  }
  retryStrategy
  pauseWindows
  flow
  timeZone
  timeZoneMode
  callerIds
  maxConcurrentCalls
  callsPerSecond
  callingHours
  frequencyCaps
  coolDowns
  autoPause
  carrier
  answerProfile
  startAt
  stopAt
  createdAt
  updatedAt
  archivedAt
}
fragment AdviceFields on Advice {
  code
  weight
  message
  path
}`) as unknown as TypedDocumentString<CreateProgramMutation, CreateProgramMutationVariables>;
export const UpdateProgramDocument = new TypedDocumentString(`
    mutation UpdateProgram($id: ID!, $input: UpdateProgramInput!) {
  updateProgram(id: $id, input: $input) {
    ...ProgramFields
    advice {
      ...AdviceFields
    }
  }
}
    fragment ProgramFields on Program {
  id
  name
  audience {
    id
    name
    size
  }
  retryStrategy
  pauseWindows
  flow
  timeZone
  timeZoneMode
  callerIds
  maxConcurrentCalls
  callsPerSecond
  callingHours
  frequencyCaps
  coolDowns
  autoPause
  carrier
  answerProfile
  startAt
  stopAt
  createdAt
  updatedAt
  archivedAt
}
fragment AdviceFields on Advice {
  code
  weight
  message
  path
}`) as unknown as TypedDocumentString<UpdateProgramMutation, UpdateProgramMutationVariables>;
export const DeleteProgramDocument = new TypedDocumentString(`
    mutation DeleteProgram($id: ID!) {
  deleteProgram(id: $id) {
    id
    archived
  }
}
    `) as unknown as TypedDocumentString<DeleteProgramMutation, DeleteProgramMutationVariables>;
export const ProgramDocument = new TypedDocumentString(`
    query Program($id: ID!) {
  program(id: $id) {
    ...ProgramFields
    advice {
      ...AdviceFields
    }
  }
}
    fragment ProgramFields on Program {
  id
  name
  audience {
    id
    name
    size
  }
  retryStrategy
  pauseWindows
  flow
  timeZone
  timeZoneMode
  callerIds
  maxConcurrentCalls
  callsPerSecond
  callingHours
  frequencyCaps
  coolDowns
  autoPause
  carrier
  answerProfile
  startAt
  stopAt
  createdAt
  updatedAt
  archivedAt
}
fragment AdviceFields on Advice {
  code
  weight
  message
  path
}`) as unknown as TypedDocumentString<ProgramQuery, ProgramQueryVariables>;
export const ProgramsDocument = new TypedDocumentString(`
    query Programs($first: Int!, $after: ID) {
  programs(first: $first, after: $after) {
    ...ProgramFields
  }
}
    fragment ProgramFields on Program {
  id
  name
  audience {
    id
    name
    size
  }
  retryStrategy
  pauseWindows
  flow
  timeZone
  timeZoneMode
  callerIds
  maxConcurrentCalls
  callsPerSecond
  callingHours
  frequencyCaps
  coolDowns
  autoPause
  carrier
  answerProfile
  startAt
  stopAt
  createdAt
  updatedAt
  archivedAt
}`) as unknown as TypedDocumentString<ProgramsQuery, ProgramsQueryVariables>;
export const ProgramExecutionsDocument = new TypedDocumentString(`
    query ProgramExecutions($id: ID!, $first: Int!, $after: ID) {
  program(id: $id) {
    executions(first: $first, after: $after) {
      id
      launchedAt
      status
      connectionRate
    }
  }
}
    `) as unknown as TypedDocumentString<ProgramExecutionsQuery, ProgramExecutionsQueryVariables>;
export const LaunchAdviceDocument = new TypedDocumentString(`
    query LaunchAdvice($id: ID!) {
  program(id: $id) {
    launchAdvice {
      contacts
      contactsCalled
      contactsHeld
      contactsSkipped
      contactsUnseen
      advice {
        code
        weight
        contacts
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LaunchAdviceQuery, LaunchAdviceQueryVariables>;
export const RetryPresetsDocument = new TypedDocumentString(`
    query RetryPresets($startAt: String) {
  retryPresets(startAt: $startAt) {
    name
    title
    description
    retryStrategy
    totalAttempts
    source
  }
}
    `) as unknown as TypedDocumentString<RetryPresetsQuery, RetryPresetsQueryVariables>;
export const SimulateProgramDocument = new TypedDocumentString(`
    query SimulateProgram($input: SimulateProgramInput!) {
  simulateProgram(input: $input) {
    ...SimulationFields
  }
}
    fragment SimulationFields on SimulationResult {
  contacts
  contactsCompleted
  connectionRate {
    rate
    interval {
      low
      high
    }
    runs
  }
  averageAttempts
  totalCalls
  callsAbandoned
  ringSeconds
  talkSeconds
  finishedAt
  byHour {
    startsAt
    attempts
    completions
  }
  byAttempt {
    attempt
    attempts
    completions
  }
  outcomes {
    outcome
    count
  }
  ends {
    result
    reason
    contacts
  }
  autoPaused {
    at
    counted
    ofLast
    share
    rule {
      outcomes
      share
      ofLast
      count
    }
  }
  pace {
    maxConcurrentCalls
    callsPerSecond
  }
  advice {
    code
    weight
    contacts
    message
    path
  }
}`) as unknown as TypedDocumentString<SimulateProgramQuery, SimulateProgramQueryVariables>;
export const StartSimulationDocument = new TypedDocumentString(`
    mutation StartSimulation($input: SimulateProgramInput!) {
  startSimulation(input: $input) {
    id
    status
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<StartSimulationMutation, StartSimulationMutationVariables>;
export const SimulationDocument = new TypedDocumentString(`
    query Simulation($id: ID!) {
  simulation(id: $id) {
    id
    status
    progress
    failure
    expiresAt
    result {
      ...SimulationFields
    }
  }
}
    fragment SimulationFields on SimulationResult {
  contacts
  contactsCompleted
  connectionRate {
    rate
    interval {
      low
      high
    }
    runs
  }
  averageAttempts
  totalCalls
  callsAbandoned
  ringSeconds
  talkSeconds
  finishedAt
  byHour {
    startsAt
    attempts
    completions
  }
  byAttempt {
    attempt
    attempts
    completions
  }
  outcomes {
    outcome
    count
  }
  ends {
    result
    reason
    contacts
  }
  autoPaused {
    at
    counted
    ofLast
    share
    rule {
      outcomes
      share
      ofLast
      count
    }
  }
  pace {
    maxConcurrentCalls
    callsPerSecond
  }
  advice {
    code
    weight
    contacts
    message
    path
  }
}`) as unknown as TypedDocumentString<SimulationQuery, SimulationQueryVariables>;
export const ExecutionProgressDocument = new TypedDocumentString(`
    subscription ExecutionProgress($executionId: ID!) {
  executionProgress(executionId: $executionId) {
    ...ExecutionFields
  }
}
    fragment ExecutionFields on Execution {
  id
  status
  statusReason
  startedAt
  endedAt
  virtualNow
  audienceComplete
  totalContacts
  contactsCompleted
  contactsMessageLeft
  contactsFailed
  contactsSkipped
  contactsPending
  contactsHeld
  contactsInProgress
  connectionRate
}`) as unknown as TypedDocumentString<ExecutionProgressSubscription, ExecutionProgressSubscriptionVariables>;
export const AttemptRecordedDocument = new TypedDocumentString(`
    subscription AttemptRecorded($executionId: ID!) {
  attemptRecorded(executionId: $executionId) {
    ...AttemptFields
  }
}
    fragment AttemptFields on Attempt {
  id
  attempt
  outcome
  localHour
  localWeekday
  call {
    status
    carrierCode
    startedAt
    endedAt
    ringMs
    talkMs
    detail
  }
}`) as unknown as TypedDocumentString<AttemptRecordedSubscription, AttemptRecordedSubscriptionVariables>;
export const JobChangedDocument = new TypedDocumentString(`
    subscription JobChanged($jobId: ID!) {
  jobChanged(jobId: $jobId) {
    ...JobFields
  }
}
    fragment JobFields on Job {
  id
  phone
  status
  reason
  timeZones
  attemptsMade
  dueAt
}`) as unknown as TypedDocumentString<JobChangedSubscription, JobChangedSubscriptionVariables>;
export const SuppressPhonesDocument = new TypedDocumentString(`
    mutation SuppressPhones($phones: [String!]!, $reason: String!, $expiresAt: DateTimeISO) {
  suppressPhones(phones: $phones, reason: $reason, expiresAt: $expiresAt) {
    suppressed
    changed
  }
}
    `) as unknown as TypedDocumentString<SuppressPhonesMutation, SuppressPhonesMutationVariables>;
export const UnsuppressPhonesDocument = new TypedDocumentString(`
    mutation UnsuppressPhones($phones: [String!]!) {
  unsuppressPhones(phones: $phones)
}
    `) as unknown as TypedDocumentString<UnsuppressPhonesMutation, UnsuppressPhonesMutationVariables>;
export const SuppressedPhoneDocument = new TypedDocumentString(`
    query SuppressedPhone($phone: String!) {
  suppressedPhone(phone: $phone) {
    ...SuppressionFields
  }
}
    fragment SuppressionFields on SuppressedPhone {
  phone
  reason
  expiresAt
  createdAt
  createdBy
}`) as unknown as TypedDocumentString<SuppressedPhoneQuery, SuppressedPhoneQueryVariables>;
export const SuppressedPhonesDocument = new TypedDocumentString(`
    query SuppressedPhones($first: Int!, $after: String) {
  suppressedPhones(first: $first, after: $after) {
    ...SuppressionFields
  }
}
    fragment SuppressionFields on SuppressedPhone {
  phone
  reason
  expiresAt
  createdAt
  createdBy
}`) as unknown as TypedDocumentString<SuppressedPhonesQuery, SuppressedPhonesQueryVariables>;