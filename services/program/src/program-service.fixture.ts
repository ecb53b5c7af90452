import { countingIds, createTestDatabase, fakeClock, type FakeClock } from "@redial/testing";
import { createLog, GATEWAY_HEADERS, openDatabase, vouchFor, type Database, type Role } from "@redial/platform";
import { createService } from "./service";

const SECRET = "a secret between the gateway and the services";

/** An answer of the service's GraphQL: data, and the errors' codes, paths and sentences. */
export interface GraphqlAnswer {
  data: Record<string, any> | null;
  errors?: { message: string; extensions: { code: string; field?: (string | number)[]; problems?: { code: string; path: (string | number)[] }[] } }[];
}

/** The service on a real database, asked the way the gateway asks it. */
export interface RunningProgram {
  url: string;
  gatewaySecret: string;
  databaseUrl: string;
  clock: FakeClock;
  /** A second pair of eyes on its tables. */
  database: Database;
  internal(path: string, body: unknown, secret?: string): Promise<{ status: number; body: any }>;
  ask(caller: { organizationId: string; role: Role }, query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer>;
  upload(caller: { organizationId: string; role: Role }, path: string, csv: string | Blob, headers?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

/** Starts the service with a fake clock and ids that count; `stop` removes its database. */
export async function startProgram(): Promise<RunningProgram> {
  const { url: databaseUrl, drop } = await createTestDatabase();
  const clock = fakeClock();
  const config = { host: "127.0.0.1", port: 0, databaseUrl, busUrl: databaseUrl, gatewaySecret: SECRET, logLevel: "error" as const, drainMs: 0 };
  const log = createLog("program", "error", (line) => process.stderr.write(line));
  const service = await createService({ config, log, clock, ids: countingIds() });
  const database = await openDatabase({ url: databaseUrl, application: "test", migrations: [] });
  return {
    url: service.url,
    gatewaySecret: SECRET,
    databaseUrl,
    clock,
    database,
    async internal(path, body, secret = SECRET) {
      const headers = { "content-type": "application/json", [GATEWAY_HEADERS.secret]: secret };
      const response = await fetch(`${service.url}/internal/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      return { status: response.status, body: await response.json() };
    },
    async ask(caller, query, variables = {}) {
      const headers = { "content-type": "application/json", ...vouchFor(caller, SECRET) };
      const response = await fetch(`${service.url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
      return response.json();
    },
    upload: (caller, path, csv, headers = {}) =>
      fetch(`${service.url}${path}`, { method: "POST", headers: { "content-type": "text/csv", ...vouchFor(caller, SECRET), ...headers }, body: csv }),
    async stop() {
      await service.stop();
      await database.close();
      await drop();
    },
  };
}
