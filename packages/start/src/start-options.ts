import { Rejection } from "@redial/kernel";
import { join, resolve } from "node:path";
import { CHECKOUT } from "./redial-processes";
import { readArgs } from "./run-command";

/** What `npm start` was asked for. */
export interface StartOptions {
  bus: "embedded" | "kafka";
  dataDir: string;
  host: string;
  port: number;
  /** Stop when the programs are over. */
  exit: boolean;
  /** Forget what the data folder holds before starting. */
  reset: boolean;
  /** A program of one's own: its contacts and its settings. */
  own: { contacts: string; program: string; clock: "fast_forward" | "real_time" } | null;
}

export const USAGE = `npm start -- [options]
  --exit                 stop when the programs are over
  --kafka                carry events over a real Apache Kafka instead of the embedded bus
  --contacts people.csv  call these people …
  --program program.json … with this program, instead of the demonstration
  --real-time            run one's own program by the wall clock instead of a virtual one
  --data DIR             keep everything in this folder (default .redial)
  --reset                start with an empty folder
  --host ADDRESS         where the gateway listens (default 127.0.0.1)
  --port NUMBER          the gateway's port (default 4000)`;

const OPTIONS = {
  exit: { type: "boolean", default: false },
  kafka: { type: "boolean", default: false },
  contacts: { type: "string" },
  program: { type: "string" },
  "real-time": { type: "boolean", default: false },
  data: { type: "string" },
  reset: { type: "boolean", default: false },
  host: { type: "string", default: "127.0.0.1" },
  port: { type: "string", default: "4000" },
} as const;

/** Reads the command line; what is not understood is refused as `USAGE` with the sentence to show. */
export function startOptions(args: readonly string[]): StartOptions {
  const { values } = readArgs({ args: [...args], options: OPTIONS, allowPositionals: false });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Rejection("USAGE", `--port takes a number from 0 to 65535, not "${values.port}".`);
  if ((values.contacts === undefined) !== (values.program === undefined)) {
    throw new Rejection("USAGE", "--contacts and --program go together: whom to call, and how.");
  }
  return {
    bus: values.kafka ? "kafka" : "embedded",
    dataDir: values.data ? callersPath(values.data) : join(CHECKOUT, ".redial"),
    host: values.host,
    port,
    exit: values.exit,
    reset: values.reset,
    own:
      values.contacts && values.program
        ? { contacts: callersPath(values.contacts), program: callersPath(values.program), clock: values["real-time"] ? "real_time" : "fast_forward" }
        : null,
  };
}

/** npm runs its scripts in the package's own folder, and tells in INIT_CWD where it was called. */
function callersPath(file: string): string {
  return resolve(process.env["INIT_CWD"] ?? ".", file);
}
