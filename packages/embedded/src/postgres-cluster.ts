import { spawn } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { Client, DatabaseError, escapeIdentifier, type QueryResult } from "pg";
import { onFreePorts } from "./free-port";
import { KeptProcess } from "./kept-process";
import { findPostgresBinaries } from "./postgres-binaries";
import { ensureCluster, placeDataDir } from "./postgres-data-dir";
import { OWNER_ROLE, SERVER_ENV, serverArguments, type ServerSize } from "./postgres-settings";
import { readPostmaster, stopOrphan } from "./postmaster-file";
import { takeRunLock } from "./run-lock";
import { loadSecrets } from "./secrets";
import { serverUserFor } from "./server-user";
import { until } from "./until";

/** Where a cluster lives and how careful it is. */
export interface ClusterOptions extends ServerSize {
  /** PostgreSQL's own folder, made on first use. Beside it lie `secrets.json` with its password, `logs/postgres.log` and the run file. */
  dataDir: string;
  /** False trades every guarantee on a power failure for speed: for tests. */
  durable: boolean;
  /** A free one, new at each start, unless given. */
  port?: number;
}

/** A running PostgreSQL, reachable from this machine only. It is started again, on the same port, when it dies by itself. */
export interface Cluster {
  /** Where its files really are: `dataDir`, or the folder that it links to. */
  readonly dataDir: string;
  readonly port: number;
  /** The postmaster's pid; null while it is down. */
  readonly pid: number | null;
  /** Connection URL of a database as the owner, password included. */
  url(database: string): string;
  /** Makes an empty database; one that is there already is left as it is. */
  createDatabase(name: string): Promise<void>;
  /** Fast shutdown: open transactions are rolled back, nothing committed is lost. */
  stop(): Promise<void>;
}

/** Starts PostgreSQL on a data folder and ends when it takes connections. A server that a killed process left on that folder is stopped first; one whose process lives is a Rejection `ALREADY_RUNNING`. Under root it runs as nobody. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const home = dirname(resolve(options.dataDir));
  const lock = await takeRunLock(join(home, "postgres.run.json"), `The PostgreSQL in ${options.dataDir}`);
  try {
    const user = serverUserFor(options.dataDir);
    const dataDir = placeDataDir(resolve(options.dataDir), user);
    await stopOrphan(dataDir);
    const { postgresPassword } = loadSecrets(home);
    const binaries = await findPostgresBinaries(user);
    await ensureCluster(dataDir, binaries, user, postgresPassword, options.durable);

    const startOn = async (port: number): Promise<Cluster> => {
      const url = (database: string): string => `postgresql://${OWNER_ROLE}:${postgresPassword}@127.0.0.1:${port}/${database}`;
      const server = new KeptProcess({
        name: "postgres",
        logFile: join(home, "logs", "postgres.log"),
        lock,
        launch: (log) => spawn(binaries.postgres, serverArguments(dataDir, port, options.durable, options), { env: SERVER_ENV, cwd: dataDir, stdio: ["ignore", log, log], detached: process.platform !== "win32", windowsHide: true, ...user }),
        untilReady: (child, signal) => until(() => isReady(dataDir, child.pid), 10, signal),
        readyTimeoutMs: 300_000,
        stopSignal: "SIGINT",
        stopGraceMs: 60_000,
      });
      await server.start();
      await run(url("postgres"), "select 1").catch(async (error: unknown) => {
        await server.stop();
        throw new Error(`PostgreSQL runs but refuses us: is ${home}/secrets.json the one that ${options.dataDir} was made with? (${String(error)})`, { cause: error });
      });
      return {
        dataDir,
        port,
        get pid() {
          return server.pid;
        },
        url,
        createDatabase: (name) => createDatabase(url("postgres"), name),
        async stop() {
          await server.stop();
          lock.release();
        },
      };
    };
    return await (options.port === undefined ? onFreePorts(1, ([port]) => startOn(port as number)) : startOn(options.port));
  } catch (error) {
    lock.release();
    throw error;
  }
}

function isReady(dataDir: string, pid: number | undefined): boolean {
  const postmaster = readPostmaster(dataDir);
  return postmaster?.pid === pid && postmaster?.ready === true;
}

async function createDatabase(url: string, name: string): Promise<void> {
  const { rowCount } = await run(url, "select from pg_database where datname = $1", [name]);
  if (rowCount) return;
  await run(url, `create database ${escapeIdentifier(name)}`).catch((error: unknown) => {
    const madeMeanwhile = error instanceof DatabaseError && error.code === "42P04";
    if (!madeMeanwhile) throw error;
  });
}

async function run(url: string, statement: string, values: string[] = []): Promise<QueryResult> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statement, values);
  } finally {
    await client.end();
  }
}
