import { GraphQLScalarType } from "graphql";

/** A JSON object that is only ever answered. */
export const DetailsScalar = new GraphQLScalarType<object, unknown>({
  name: "Details",
  description: "A JSON object whose fields depend on what it tells of. Numbers under `at` and names that end in `At` are instants, in milliseconds since 1970-01-01T00:00:00Z.",
  serialize: (value) => value,
});
