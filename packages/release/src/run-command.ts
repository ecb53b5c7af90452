import { Rejection } from "@redial/kernel";

/** Runs a command that answers whether all is well, and sets the exit code: 0, or 1 also when it throws, with every problem told; words that the command line does not take are told with the usage and 2. */
export function runCommand(usage: string, command: () => Promise<boolean>): void {
  command().then(
    (isWell) => (process.exitCode = isWell ? 0 : 1),
    (error: unknown) => {
      const problems = error instanceof Rejection ? error.problems.map(({ code, message }) => `${code}: ${message}`) : [error instanceof Error ? error.message : String(error)];
      const isUsage = error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
      console.error([...problems, ...(isUsage ? [usage] : [])].join("\n\n"));
      process.exitCode = isUsage ? 2 : 1;
    },
  );
}
