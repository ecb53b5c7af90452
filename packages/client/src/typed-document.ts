/**
 * The text of an operation, which knows the types of its answer and of its variables. The documents of this package are such; so are those that
 * graphql-codegen writes for your own operations with `documentMode: "string"`, from this package's `schema.graphql`.
 */
export interface TypedDocument<Result, Variables> {
  toString(): string;
  /** Carries the types; there is no such value. */
  __apiType?: ((variables: Variables) => Result) | undefined;
}

/** The variables of a document as an argument, which an operation without variables does not have. */
export type VariablesOf<Variables> = Variables extends Record<string, never> ? [] : [variables: Variables];
