import { setTimeout as sleep } from "node:timers/promises";
import { Client, type PoolClient } from "pg";
import { DataSource, type DataSourceOptions, type EntityManager } from "typeorm";
import { freshRows, type FreshRows } from "./fresh-rows";

/** A hot statement, prepared once a connection under its name. Parameters are `$1…`. */
export interface Statement {
  name: string;
  text: string;
}

/** One transaction: hot statements as SQL, everything else through entities. */
export interface Tx {
  /** Runs a statement and answers its rows. Text alone is not prepared. */
  rows<Row extends object>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]>;
  entities: EntityManager;
  freshRows: FreshRows;
}

/** The one database of a service. */
export interface Database {
  /** Runs `work` in a transaction: all of it is kept, or none when it throws. After a deadlock or a serialization failure `work` runs again, up to five times in all. */
  transact<Answer>(work: (tx: Tx) => Promise<Answer>): Promise<Answer>;
  /** Runs one statement outside any transaction. */
  rows<Row extends object>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]>;
  entities: EntityManager;
  /** A connection of one's own, for what lives as long as a session: LISTEN and advisory locks. The caller ends it. One that is lost emits `end`. */
  session(): Promise<Client>;
  /** Whether a statement can be run right now; false when none was within two seconds. */
  isReachable(): Promise<boolean>;
  freshRows: FreshRows;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  application: string;
  entities?: DataSourceOptions["entities"];
  migrations: DataSourceOptions["migrations"];
  poolSize?: number;
}

const MIGRATION_LOCK = 7_245_010;
const TRIES = 5;
const CONNECT_WITHIN_MS = 10_000;
const REACHABLE_WITHIN_MS = 2_000;

/** Opens a service's database and brings its tables up to date; of several replicas that start at once, one migrates and the others wait. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const source = new DataSource({
    type: "postgres",
    url: options.url,
    applicationName: options.application,
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: CONNECT_WITHIN_MS,
    entities: options.entities,
    migrations: options.migrations,
    migrationsTransactionMode: "each",
  });
  const session = () => openSession(options.url, `${options.application} session`);
  await migrate(source, session);
  const fresh = freshRows();
  return {
    freshRows: fresh,
    transact: (work) => withRetries(() => transactOnce(source, fresh, work)),
    rows: async (statement, values) => {
      const runner = source.createQueryRunner();
      try {
        return await query(await connection(runner.connect()), statement, values);
      } finally {
        await runner.release();
      }
    },
    entities: source.manager,
    session,
    isReachable: () => {
      const answers = source.query("select 1").then(() => true, () => false);
      return Promise.race([answers, sleep(REACHABLE_WITHIN_MS, false, { ref: false })]);
    },
    close: () => source.destroy(),
  };
}

/** A connection outside any pool. An error of the connection ends it and rejects what waits for it; nothing else need listen. */
export async function openSession(url: string, application: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: application, keepAlive: true, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

async function migrate(source: DataSource, session: () => Promise<Client>): Promise<void> {
  const guard = await session();
  try {
    await guard.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await source.initialize();
    await source.runMigrations();
  } catch (error) {
    if (source.isInitialized) await source.destroy();
    throw error;
  } finally {
    await guard.end();
  }
}

async function transactOnce<Answer>(source: DataSource, freshRows: FreshRows, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
  const runner = source.createQueryRunner();
  try {
    const client = await connection(runner.connect());
    await runner.startTransaction();
    const answer = await work({ rows: (statement, values) => query(client, statement, values), entities: runner.manager, freshRows });
    await runner.commitTransaction();
    return answer;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** typeorm types its driver connection as `any`; for postgres it is a pooled pg client. */
async function connection(connecting: Promise<PoolClient>): Promise<PoolClient> {
  return connecting;
}

async function query<Row extends object>(client: PoolClient, statement: Statement | string, values: readonly unknown[] = []): Promise<Row[]> {
  const text = typeof statement === "string" ? { text: statement } : statement;
  return (await client.query<Row>({ ...text, values: [...values] })).rows;
}

async function withRetries<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= TRIES || !isTransient(error)) throw error;
    }
  }
}

function isTransient(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "40001" || code === "40P01";
}
