import { GraphQLScalarType } from "graphql";

/** A document that another service writes and explains; here it is read as it comes, and checked by whoever uses it. */
const documentScalar = (name: string) => new GraphQLScalarType<unknown, unknown>({ name, serialize: (value) => value });

export const RetryStrategyScalar = documentScalar("RetryStrategy");
export const PauseWindowsScalar = documentScalar("PauseWindows");
export const DialNodeScalar = documentScalar("DialNode");
export const FrequencyCapsScalar = documentScalar("FrequencyCaps");
export const CoolDownsScalar = documentScalar("CoolDowns");
export const AudiencePlacesScalar = documentScalar("AudiencePlaces");
