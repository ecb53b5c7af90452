/** Runs a command that answers whether all was as it must be, and ends the process with 0 if so, with 1 if not or when it throws. */
export function runCheck(check: () => Promise<boolean>): void {
  check().then(
    (good) => process.exit(good ? 0 : 1),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}

/** What `read` makes of the command line; the sentence it throws and the usage end the process with 2. */
export function optionsOrUsage<Options>(usage: string, read: (args: string[]) => Options): Options {
  try {
    return read(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return process.exit(2);
  }
}

/** A whole number from 1 on the command line; throws with a sentence that names its option. */
export function readCount(text: string, option: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${option} takes a whole number from 1, not "${text}".`);
  return value;
}
