/** The role that owns the embedded PostgreSQL: a superuser, the only one that exists at first. */
export const OWNER_ROLE = "redial";

/** The whole environment of PostgreSQL's programs: nothing of ours leaks into it. */
export const SERVER_ENV: NodeJS.ProcessEnv = { LC_ALL: "C", TZ: "UTC", PATH: process.env.PATH };

/** A Unix socket's path may be 103 bytes long on the strictest system we run on (macOS); `/.s.PGSQL.65535` takes 15. */
const LONGEST_SOCKET_DIR = 103 - 15;

const ALWAYS = {
  listen_addresses: "127.0.0.1",
  password_encryption: "scram-sha-256",
  max_connections: "200",
  autovacuum_vacuum_scale_factor: "0.02",
  jit: "off",
  checkpoint_timeout: "15min",
  wal_compression: "on",
  log_checkpoints: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

/** Loses the whole cluster when the machine, not merely PostgreSQL, goes down: for tests. */
const NOT_DURABLE = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

/** How large a server may become; unless given, as small as a small system needs. */
export interface ServerSize {
  /** PostgreSQL's `shared_buffers`: 128 MB unless given. */
  sharedBuffers?: string;
  /** `max_wal_size`, of which it begins a checkpoint at about half: 2 GB unless given. */
  walSize?: string;
}

/** The command line of the `postgres` program. Settings on it win over the configuration files in the data folder, which stay as initdb made them. */
export function serverArguments(dataDir: string, port: number, durable: boolean, { sharedBuffers = "128MB", walSize = "2GB" }: ServerSize = {}): string[] {
  const socketDir = process.platform !== "win32" && Buffer.byteLength(dataDir) <= LONGEST_SOCKET_DIR ? `"${dataDir}"` : "";
  const settings = { ...ALWAYS, port: String(port), shared_buffers: sharedBuffers, max_wal_size: walSize, unix_socket_directories: socketDir, ...(durable ? {} : NOT_DURABLE) };
  return ["-D", dataDir, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}
