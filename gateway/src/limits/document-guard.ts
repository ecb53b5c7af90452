import { Rejection, type Problem } from "@redial/kernel";
import { getOperationAST, GraphQLError, parse, type DocumentNode, type GraphQLSchema } from "graphql";
import { readCostTable, type CostTable } from "./cost-table";
import type { DocumentLimits } from "./document-limits";
import { fragmentsOf } from "./fragments-of";
import { measureCost } from "./measure-cost";
import { measureShape } from "./measure-shape";
import type { PersistedOperations } from "./persisted-operations";
import { persistedText, type NamedOperation } from "./require-persisted";

/** An operation that somebody asks for, over HTTP or a WebSocket. */
export interface AskedOperation {
  /** Parsed, and valid in the schema that was loaded last. */
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Holds documents to the limits, the same ones on every path into the graph. */
export interface DocumentGuard {
  /** Takes what fields cost from a supergraph, and its public schema. */
  load(supergraphSdl: string, schema: GraphQLSchema): void;
  /** The text of an operation that may be named by the id of a persisted one; refuses as `persistedText` does. */
  textOf(named: NamedOperation): string | undefined;
  /** Parses a document; refuses one with too many tokens (`DOCUMENT_TOO_LONG`), and throws GraphQL's own error for one that is none. */
  parse(text: string): DocumentNode;
  /**
   * Refuses an operation with one problem for each limit that it passes: `DOCUMENT_TOO_DEEP`, `ALIASES_TOO_MANY`, `PAGE_TOO_LARGE`, `COST_TOO_HIGH`, each
   * with a sentence that names the limit and the value. An operation that the document does not have passes: GraphQL says so afterwards.
   */
  check(asked: AskedOperation): void;
}

/** A guard with no schema yet: until one is loaded it does not look at costs and pages. */
export function createDocumentGuard(limits: DocumentLimits, persisted: PersistedOperations): DocumentGuard {
  let loaded: { schema: GraphQLSchema; table: CostTable } | undefined;
  return {
    load(supergraphSdl, schema) {
      loaded = { schema, table: readCostTable(supergraphSdl) };
    },
    textOf: (named) => persistedText(persisted, named),
    parse(text) {
      try {
        return parse(text, { maxTokens: limits.mostTokens });
      } catch (error) {
        throw (error instanceof GraphQLError && refusedForTokens(error.message)) || error;
      }
    },
    check({ document, operationName, variables }) {
      const operation = getOperationAST(document, operationName);
      if (!operation) return;
      const fragments = fragmentsOf(document);
      const { depth, aliases } = measureShape(operation, fragments);
      const problems: Problem[] = [];
      const refuseAbove = (most: number, value: number, code: string, message: string, path: Problem["path"] = []) => {
        if (value > most) problems.push({ code, message, path });
      };
      refuseAbove(limits.mostDepth, depth, "DOCUMENT_TOO_DEEP", `Fields may lie at most ${limits.mostDepth} levels deep; here they lie ${depth}.`);
      refuseAbove(limits.mostAliases, aliases, "ALIASES_TOO_MANY", `An operation may have at most ${limits.mostAliases} aliases, fragments written out; this one has ${aliases}.`);
      if (loaded) {
        const { cost, pages } = measureCost({ ...loaded, operation, fragments, variables: variables ?? {} });
        for (const { field, argument, rows } of pages) {
          refuseAbove(limits.mostPerPage, rows, "PAGE_TOO_LARGE", `A page may have at most ${limits.mostPerPage} rows; ${field} was asked for ${rows}.`, [field, argument]);
        }
        refuseAbove(limits.mostCost, cost, "COST_TOO_HIGH", `An operation may cost at most ${limits.mostCost}; this one may come to ${cost}. Ask for shorter pages, or for fewer lists in lists.`);
      }
      const [first, ...others] = problems;
      if (first) throw Rejection.of([first, ...others]);
    },
  };
}

/** What GraphQL's complaint about too many tokens, the only one that names them, is to the caller; null for any other. */
export function refusedForTokens(complaint: string): Rejection | null {
  const most = /more tha[tn] (\d+) tokens/u.exec(complaint)?.[1];
  return most === undefined ? null : new Rejection("DOCUMENT_TOO_LONG", `A document may have at most ${most} tokens; this one has more.`);
}
