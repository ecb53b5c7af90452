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
  'When failed calls are tried again: `{"type":"none"}`, `{"type":"fixed_delay","delayMinutes":30,"maxRetries":2}`, `{"type":"scheduled","retryDates":["2025-01-20T10:00:00Z"],"missedDate":"skip"}` or `{"type":"ladder","steps":[{"afterMinutes":45},{"dayPart":"evening","daysLater":0}]}`; each may have `outcomes`, such as `{"rejected":{"retry":false},"busy":{"retry":true,"delayMinutes":10}}`.',
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

/** The attributes of a contact as JSON. */
export const AttributesScalar = documentScalar("ContactAttributes", "A JSON object of whatever the organization keeps about a contact; at most 16,384 characters.");
