/** One thing that is wrong with a request: a stable code for programs, a sentence for people, and where it stands in the input. */
export interface Problem {
  code: string;
  message: string;
  /** Path of the offending field from the root of the input, such as `["retryStrategy", "maxRetries"]`; empty when the whole request is meant. */
  path: readonly (string | number)[];
}

/** A refused request: nothing of it was applied. Carries every problem found, the first of them as its own code and message. */
export class Rejection extends Error {
  readonly code: string;
  /** Path of the offending field. Not called `path`: GraphQL takes an error with a path for one that it has located already. */
  readonly field: readonly (string | number)[];
  readonly problems: readonly Problem[];

  constructor(code: string, message: string, field: readonly (string | number)[] = [], problems?: readonly Problem[]) {
    super(message);
    this.name = "Rejection";
    this.code = code;
    this.field = field;
    this.problems = problems ?? [{ code, message, path: field }];
  }

  /** One rejection for many problems. At least one problem must be given. */
  static of(problems: readonly [Problem, ...Problem[]]): Rejection {
    const [first] = problems;
    return new Rejection(first.code, first.message, first.path, problems);
  }
}
