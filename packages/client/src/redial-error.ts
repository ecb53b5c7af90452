/** Codes that the gateway itself refuses with; every service has more, which its README lists. */
export type GatewayCode =
  | "UNAUTHENTICATED"
  | "API_KEY_REVOKED"
  | "API_KEY_EXPIRED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "BAD_USER_INPUT"
  | "GRAPHQL_PARSE_FAILED"
  | "GRAPHQL_VALIDATION_FAILED"
  | "CSV_EXPECTED"
  | "BODY_TOO_LARGE"
  | "BODY_TOO_DEEP"
  | "RATE_LIMITED"
  | "EVENTS_MISSED"
  | "IDENTITY_UNAVAILABLE"
  | "SUBGRAPH_UNAVAILABLE"
  | "INTERNAL_SERVER_ERROR";

/** Codes of this package, for what never reached the gateway or made no sense on the way back. */
export type ClientCode = "GATEWAY_UNREACHABLE" | "ANSWER_UNREADABLE";

/** A place in what was sent, such as `["input", "retryStrategy", "maxRetries"]`. */
export type Path = readonly (string | number)[];

/** One thing that is wrong: a stable code for programs, a sentence for people, and where it stands in what was sent. */
export interface Problem {
  code: GatewayCode | ClientCode | (string & {});
  message: string;
  path: Path;
}

/** What of an answer could not be given, and why. */
export interface Refusal extends Problem {
  /** The field of the answer that is missing; empty when all of it is. */
  answerPath: Path;
  /** Everything that is wrong, the first as the refusal's own code and sentence. */
  problems: readonly Problem[];
}

/** A request that was refused, wholly or in part. Its own code, sentence and path are those of the first refusal. */
export class RedialError extends Error {
  override readonly name = "RedialError";
  readonly code: Problem["code"];
  readonly path: Path;
  readonly problems: readonly Problem[];

  constructor(
    /** Every refusal of the answer, at least one. */
    readonly refusals: readonly [Refusal, ...Refusal[]],
    /** The HTTP status; null when there was no answer. */
    readonly status: number | null,
    /** What came beside the refusals: a query's fields from services that did answer. */
    readonly data: unknown = null,
    /** How long the gateway asks to wait before the same is sent again, in milliseconds; null when it does not say. */
    readonly retryAfterMs: number | null = null,
    options?: ErrorOptions,
  ) {
    const [{ code, path, problems, message }] = refusals;
    super(message, options);
    this.code = code;
    this.path = path;
    this.problems = problems;
  }
}

/** A refusal of the whole request. */
export function wholly(code: Problem["code"], message: string, path: Path = [], problems?: readonly Problem[]): Refusal {
  return { code, message, path, answerPath: [], problems: problems ?? [{ code, message, path }] };
}
