import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { isErrno } from "./errno";
import { fillFolder } from "./fill-folder";

const POM = join(__dirname, "..", "kafka", "pom.xml");
const COPY_JARS = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
const FETCH_TIMEOUT_MS = 300_000;

/** The release of Apache Kafka that `kafka/pom.xml` pins. */
export function kafkaVersion(): string {
  const found = /<artifactId>kafka_2\.13<\/artifactId>\s*<version>([^<]+)</.exec(readFileSync(POM, "utf8"));
  if (!found?.[1]) throw new Error(`${POM} pins no version of kafka_2.13.`);
  return found[1];
}

/** The folder with the jars of a Kafka broker: from the cache, else fetched from Maven Central by `mvn`, checksums verified, and cached for every later start. A fetch that breaks off leaves nothing. Throws in a sentence when they cannot be had. */
export async function fetchKafkaJars(cacheDir: string, env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const pin = createHash("sha256").update(readFileSync(POM)).digest("hex").slice(0, 8);
  const target = join(cacheDir, `kafka-${kafkaVersion()}-${pin}`);
  mkdirSync(cacheDir, { recursive: true, mode: 0o755 });
  return fillFolder(target, (draft) => runMaven(["-q", "-B", "-C", "-f", POM, COPY_JARS, `-DoutputDirectory=${draft}`], env));
}

async function runMaven(words: string[], env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const windows = process.platform === "win32";
  try {
    await promisify(execFile)(windows ? "mvn.cmd" : "mvn", words, { env, timeout: FETCH_TIMEOUT_MS, shell: windows });
  } catch (error) {
    if (isErrno(error, "ENOENT")) throw new Error("Kafka's jars are not in the cache, and there is no Maven (mvn) to fetch them with.");
    const said = typeof error === "object" && error !== null && "stdout" in error ? String(error.stdout) : String(error);
    const reason = said.slice(said.indexOf("[ERROR]") + 1).split("\n")[0] ?? "";
    throw new Error(`Maven could not fetch Kafka's jars: ${reason.replace("ERROR] ", "").slice(0, 500)}`, { cause: error });
  }
}
