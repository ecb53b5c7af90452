import { wholly, type Path, type Problem, type Refusal } from "./redial-error";

type Loose = Readonly<Record<string, unknown>>;

/** The refusals that a GraphQL answer holds; empty when it has none. */
export function readGraphqlErrors(errors: unknown): Refusal[] {
  return list(errors).map((error) => {
    const { message, path, extensions } = loose(error);
    const { code, field, problems } = loose(extensions);
    return { ...wholly(text(code, "INTERNAL_SERVER_ERROR"), text(message, "The gateway did not say why."), readPath(field), readProblems(problems)), answerPath: readPath(path) };
  });
}

/** The refusal that the body of a refused HTTP request holds; one with the status when it holds none. */
export function readRefusal(body: unknown, status: number): Refusal {
  const { code, message, path, problems } = loose(body);
  if (typeof code !== "string") return wholly("ANSWER_UNREADABLE", `The gateway answered ${status} and did not say why; something in between may have.`);
  return wholly(code, text(message, code), readPath(path), readProblems(problems));
}

function readProblems(problems: unknown): Problem[] | undefined {
  if (!Array.isArray(problems) || problems.length === 0) return undefined;
  return problems.map(loose).map(({ code, message, path }) => ({ code: text(code, "INTERNAL_SERVER_ERROR"), message: text(message, ""), path: readPath(path) }));
}

function readPath(path: unknown): Path {
  return list(path).filter((step) => typeof step === "string" || typeof step === "number");
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function loose(value: unknown): Loose {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function text(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
