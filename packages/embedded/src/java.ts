import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const OLDEST_MAJOR = 17;

/** The `java` to run: that of `JAVA_HOME`, else the one on the path. `unavailable` says in a sentence why there is none that can run Kafka (17 or newer). */
export async function findJava(env: Readonly<Record<string, string | undefined>>): Promise<{ java: string } | { unavailable: string }> {
  const java = env.JAVA_HOME ? join(env.JAVA_HOME, "bin", "java") : "java";
  try {
    const { stderr } = await promisify(execFile)(java, ["-version"], { env });
    const major = javaMajor(stderr);
    return major !== null && major >= OLDEST_MAJOR ? { java } : { unavailable: `Kafka needs Java ${OLDEST_MAJOR} or newer, and ${java} is ${major ?? "of unknown version"}.` };
  } catch {
    return { unavailable: `No Java ${OLDEST_MAJOR} or newer was found: ${java} does not run.` };
  }
}

/** The major version in what `java -version` prints; null when it prints none. Java 8 and older call themselves 1.x. */
export function javaMajor(text: string): number | null {
  const found = /version "(?:1\.)?(\d+)/.exec(text);
  return found ? Number(found[1]) : null;
}
