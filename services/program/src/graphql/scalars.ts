import { GraphQLScalarType, valueFromASTUntyped } from "graphql";

/** A scalar that takes a JSON document whole, as a variable or written into the query; what it may hold is checked, and refused with codes, afterwards. */
function documentScalar(name: string, description: string): GraphQLScalarType<unknown, unknown> {
  return new GraphQLScalarType<unknown, unknown>({
    name,
    description,
    serialize: (value) => value,
    parseValue: (value) => value,
    parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
  });
}

/** A retry strategy as JSON. */
export const RetryStrategyScalar = documentScalar(
  "RetryStrategy",
  'When failed calls are tried again: `{"type":"none"}`, `{"type":"fixed_delay","delayMinutes":30,"maxRetries":2}`, `{"type":"scheduled","retryDates":["2025-01-20T10:00:00Z"],"missedDate":"skip"}` or `{"type":"ladder","steps":[{"afterMinutes":45},{"dayPart":"evening","daysLater":0},{"bestTime":{"within":"P2D"}}]}`; each may have `outcomes`, such as `{"rejected":{"retry":false},"busy":{"retry":true,"delayMinutes":10}}`.',
);

/** Pause windows as JSON. */
export const PauseWindowsScalar = documentScalar(
  "PauseWindows",
  'When nothing may ring: for each weekday a list of `{"startAt":{"hour":12,"minute":0},"endAt":{"hour":14,"minute":0}}` in the program\'s zone, and under `advanced` one-off intervals `{"startAt":"2025-12-24T00:00:00Z","endAt":"2025-12-27T00:00:00Z"}`. An end of 23:59 means the end of the day; a start later than the end crosses midnight.',
);

/** A dial node as JSON. */
export const DialNodeScalar = documentScalar(
  "DialNode",
  'How calls are made: `{"type":"dial","config":{"enableAMD":true,"ringSeconds":25},"outputs":{"onAnswer":"human-flow","onVoicemail":"leave-message"}}`. With `onVoicemail` a machine gets its message and is not called again.',
);

/** Frequency caps as JSON. */
export const FrequencyCapsScalar = documentScalar(
  "FrequencyCaps",
  'How often one number may be called, by all programs of the organization together: a list of up to 10 caps such as `{"max":3,"perHours":24}` (in any 24 hours), `{"max":4,"perDays":30}` (in any 30 days) or `{"max":1,"perDays":1,"calendar":true}` (on a day of the called party\'s calendar). All of them hold.',
);

/** Cool-downs as JSON. */
export const CoolDownsScalar = documentScalar(
  "CoolDowns",
  'How long a number is left in peace after a call of any program of the organization: a list with at most one entry for each cause, such as `{"after":"conversation","hours":168}`, `{"after":"refusal","hours":1440}` and `{"after":"abandoned_call","hours":72}`.',
);

/** Auto-pause rules as JSON. */
export const AutoPauseScalar = documentScalar(
  "AutoPause",
  'When an execution pauses by itself: a list of up to 10 rules such as `{"outcomes":["network_error"],"share":0.5,"ofLast":100}` (half of the last hundred attempts) or `{"outcomes":["invalid_number"],"count":1000}` (a thousand in all). The first that is met pauses it.',
);

/** The attributes of a contact as JSON. */
export const AttributesScalar = documentScalar("ContactAttributes", "A JSON object of whatever the organization keeps about a contact; at most 16,384 characters.");

/** The plan of an experiment as JSON. */
export const ExperimentPlanScalar = documentScalar(
  "ExperimentPlan",
  'What was planned of an experiment: `{"question":{"baselineRate":40,"smallestLift":5,"power":0.8,"alpha":0.05},"isStopped":false,"arms":[{"name":"A","executionId":"…","size":500}]}`.',
);

/** Places of an audience as JSON. */
export const AudiencePlacesScalar = documentScalar(
  "AudiencePlaces",
  'Groups of an audience, the largest first: `{"size":2,"groups":[{"samplePhone":"+12025550101","timeZone":null,"region":"US-DC","contacts":2,"numbers":["+12025550101"]}]}`.',
);
