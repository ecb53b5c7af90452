import type { GraphQLFormattedError } from "graphql";
import type { Answer, Asked, SubgraphDataSource } from "../subgraph-data-source";

/** One who asks for entities, and what he is answered. */
interface Waiting {
  representations: readonly unknown[];
  answer(answer: Answer): void;
  fail(error: unknown): void;
}

/**
 * A service of which the events that are joined at the same time ask as one: entities that are asked for in the same turn of the event loop, by the same
 * operation and otherwise the same variables, are asked for in one request, and each gets its own of them. To be used for one caller's one plan: whose
 * identity and which place in the answer is the first one's. Everything else is passed on as it is.
 */
export function gatherEntities(source: SubgraphDataSource): SubgraphDataSource {
  const open = new Map<string, Waiting[]>();
  return {
    process(asked) {
      const { representations, ...others } = asked.request.variables ?? {};
      if (!Array.isArray(representations)) return source.process(asked);
      const key = JSON.stringify([asked.request.query, others]);
      return new Promise((answer, fail) => {
        const waiting = { representations: representations as readonly unknown[], answer, fail };
        const gathered = open.get(key);
        if (gathered) return void gathered.push(waiting);
        const all = [waiting];
        open.set(key, all);
        setImmediate(() => {
          open.delete(key);
          void askForAll(source, asked, others, all);
        });
      });
    },
  };
}

async function askForAll(source: SubgraphDataSource, asked: Asked, others: Record<string, unknown>, all: readonly Waiting[]): Promise<void> {
  const variables = { ...others, representations: all.flatMap(({ representations }) => representations) };
  try {
    const { data, errors } = await source.process({ ...asked, request: { ...asked.request, variables } });
    let from = 0;
    for (const { representations, answer } of all) {
      const until = from + representations.length;
      const own = errors?.flatMap((error) => errorWithin(error, from, until) ?? []);
      const entities = Array.isArray(data?.["_entities"]) ? { _entities: (data["_entities"] as unknown[]).slice(from, until) } : data;
      answer({ ...(entities !== undefined && { data: entities }), ...(own && own.length > 0 && { errors: own }) });
      from = until;
    }
  } catch (error) {
    for (const { fail } of all) fail(error);
  }
}

/** The error as he sees it whose entities stand from one place up to another; null when it is another's. One without a place is everyone's. */
function errorWithin(error: GraphQLFormattedError, from: number, until: number): GraphQLFormattedError | null {
  const [root, place, ...rest] = error.path ?? [];
  if (root !== "_entities" || typeof place !== "number") return error;
  return place >= from && place < until ? { ...error, path: [root, place - from, ...rest] } : null;
}
