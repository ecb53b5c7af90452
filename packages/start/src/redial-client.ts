import { createReadStream } from "node:fs";
import { Readable } from "node:stream";

/** A caller of the gateway. */
export interface RedialClient {
  /** Answers the data of an operation; throws with the codes and sentences of its errors when there are any. */
  ask<Data>(operation: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Answers one of the two REST paths, with its HTTP status. */
  get(path: string): Promise<{ status: number; body: unknown }>;
  /** Streams a CSV file of contacts into an audience. */
  sendCsv(audienceId: string, file: string | Readable): Promise<ImportAnswer>;
}

/** What became of the rows of a CSV file; of the rejected ones the first are told. */
export interface ImportAnswer {
  imported: number;
  merged: number;
  rejected: number;
  rejectedRows: { row: number; code: string; message: string }[];
}

interface GraphqlAnswer {
  data?: unknown;
  /** Of a request that was refused before it was read. */
  code?: string;
  message?: string;
  errors?: { message: string; extensions?: { code?: string; problems?: { code: string; message: string; path: (string | number)[] }[] } }[];
}

/** A client of the gateway at `address`, a URL with or without a slash at its end, with an API key. */
export function redialClient(address: string, key: string): RedialClient {
  const url = address.replace(/\/+$/, "");
  const headers = { "x-api-key": key };
  return {
    async ask<Data>(query: string, variables: Record<string, unknown> = {}) {
      const response = await reached(url, "/graphql", {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors, code, message } = await answerOf(response, url);
      if (errors?.length || !response.ok) throw new Error(errors?.map(describe).join("\n") ?? `${code ?? response.status}: ${message ?? "the gateway refused"}`);
      return data as Data;
    },
    async get(path) {
      const response = await fetch(`${url}${path}`, { headers });
      return { status: response.status, body: await response.json() };
    },
    async sendCsv(audienceId, file) {
      const body = Readable.toWeb(typeof file === "string" ? createReadStream(file) : file);
      const request = { method: "POST", headers: { ...headers, "content-type": "text/csv", accept: "application/json" }, body, duplex: "half" };
      const response = await fetch(`${url}/audiences/${audienceId}/contacts`, request as RequestInit);
      const answer = (await response.json()) as ImportAnswer & { code?: string; message?: string };
      if (!response.ok) throw new Error(`${answer.code ?? response.status}: ${answer.message ?? "the import failed"}`);
      return answer;
    },
  };
}

async function reached(url: string, path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(`${url}${path}`, request);
  } catch (error) {
    const { message, cause } = error as { message: string; cause?: Partial<NodeJS.ErrnoException> };
    throw new Error(`Nothing answers at ${url}: ${cause?.message || cause?.code || message}.`, { cause: error });
  }
}

async function answerOf(response: Response, url: string): Promise<GraphqlAnswer> {
  const text = await response.text();
  try {
    return JSON.parse(text) as GraphqlAnswer;
  } catch (error) {
    throw new Error(`What answers at ${url} is no gateway of Redial: HTTP ${response.status}, and no JSON.`, { cause: error });
  }
}

function describe({ message, extensions }: { message: string; extensions?: { code?: string; problems?: { code: string; message: string; path: (string | number)[] }[] } }): string {
  const problems = extensions?.problems ?? [];
  if (problems.length === 0) return `${extensions?.code ?? "ERROR"}: ${message}`;
  return problems.map((problem) => `${problem.code} at ${problem.path.join(".") || "the request"}: ${problem.message}`).join("\n");
}
