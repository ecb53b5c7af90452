import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";
import { commandOf, readDockerfile, variablesOf, type Stage } from "./dockerfile";

/** What a Dockerfile comes to, as a folder in place of an image. */
export interface ImageFolder {
  /** Its working directory. */
  workdir: string;
  env: Record<string, string>;
  command: string[];
  healthCheck: string[];
  /** The working directory of an earlier stage. */
  stage(name: string): string;
}

export interface ImageOptions {
  dockerfile: string;
  /** What `COPY` copies from. */
  context: string;
  /** A folder for the stages, a folder each. */
  into: string;
  args: Readonly<Record<string, string>>;
}

/** The state of a stage that was followed. */
interface Followed {
  root: string;
  workdir: string;
  env: Record<string, string>;
}

/**
 * Follows a Dockerfile without a container engine: each stage is a folder, `RUN` is run in it, `COPY` copies between them. Base images are left out: the
 * Node and npm of this machine stand in for theirs. Throws with the last lines of a `RUN` that fails.
 */
export async function followDockerfile({ dockerfile, context, into, args }: ImageOptions): Promise<ImageFolder> {
  const stages = readDockerfile(dockerfile);
  const followed = new Map<string, Followed>();
  for (const stage of stages) followed.set(stage.name, await follow(stage, { context, root: join(into, stage.name), args }, followed));
  const last = stages[stages.length - 1];
  const image = last && followed.get(last.name);
  if (!last || !image) throw new Error("a Dockerfile without a stage makes no image");
  return {
    workdir: join(image.root, image.workdir),
    env: image.env,
    command: commandOf(last, "CMD"),
    healthCheck: commandOf(last, "HEALTHCHECK"),
    stage: (name) => {
      const one = followed.get(name);
      if (!one) throw new Error(`there is no stage ${name}`);
      return join(one.root, one.workdir);
    },
  };
}

async function follow(stage: Stage, { context, root, args }: { context: string; root: string; args: Readonly<Record<string, string>> }, followed: ReadonlyMap<string, Followed>): Promise<Followed> {
  const base = followed.get(stage.base);
  mkdirSync(root, { recursive: true });
  if (base) cpSync(base.root, root, { recursive: true, verbatimSymlinks: true });
  const state: Followed = { root, workdir: base?.workdir ?? "/", env: { ...base?.env } };
  const declared: Record<string, string> = {};
  for (const { keyword, rest } of stage.instructions) {
    if (keyword === "ARG") Object.assign(declared, { [rest]: args[rest] ?? "" });
    else if (keyword === "ENV") Object.assign(state.env, variablesOf(rest));
    else if (keyword === "WORKDIR") mkdirSync(join(root, (state.workdir = rest)), { recursive: true });
    else if (keyword === "COPY") copy(rest, state, context, followed);
    else if (keyword === "RUN") await run(rest, join(root, state.workdir), { ...state.env, ...declared });
    else if (!["CMD", "HEALTHCHECK", "USER", "EXPOSE", "STOPSIGNAL"].includes(keyword)) throw new Error(`nobody taught this test ${keyword}`);
  }
  return state;
}

function copy(rest: string, { root, workdir }: Followed, context: string, followed: ReadonlyMap<string, Followed>): void {
  const words = rest.split(/\s+/);
  const from = words[0]?.startsWith("--from=") ? followed.get(words.shift()?.slice("--from=".length) ?? "") : undefined;
  const target = resolve(join(root, workdir), words.pop() ?? ".");
  for (const word of words) {
    const source = join(from?.root ?? context, word);
    if (!existsSync(source)) throw new Error(`COPY finds no ${word}`);
    cpSync(source, statSync(source).isDirectory() ? target : join(target, basename(source)), { recursive: true, verbatimSymlinks: true });
  }
}

async function run(command: string, cwd: string, env: Readonly<Record<string, string>>): Promise<void> {
  const inherited = Object.fromEntries(["PATH", "HOME", "npm_config_cache", "npm_config_registry", "NPM_CONFIG_REGISTRY", "NPM_CONFIG_USERCONFIG", "NODE_EXTRA_CA_CERTS"].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  // What this machine installed already need not come again.
  await promisify(execFile)("sh", ["-ec", command], { cwd, env: { ...inherited, npm_config_prefer_offline: "true", CI: "true", ...env }, maxBuffer: 64 * 1024 * 1024 }).catch((error: { stdout?: string; stderr?: string }) => {
    throw new Error(`RUN ${command}\n${[error.stdout, error.stderr].join("\n").split("\n").slice(-30).join("\n")}`);
  });
}
