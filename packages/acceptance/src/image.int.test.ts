import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { freePort, throwAwayFolder } from "@redial/embedded";
import { CHECKOUT } from "@redial/start";
import { createTestDatabase, type TestDatabase } from "@redial/testing";
import { eventually } from "./eventually";
import { followDockerfile, type ImageFolder } from "./image-folder";
import { startReplica } from "./replica";

const SERVICE = "reporting";
const WITHIN_MS = 580_000;

/** One service, pruned out of the repository, installed and built as the Dockerfile says, with nothing beside it. */
describe(`the image of ${SERVICE}`, () => {
  let folder: { path: string; remove(): void };
  let image: ImageFolder;
  let own: TestDatabase;
  beforeAll(async () => {
    folder = await throwAwayFolder();
    const context = join(folder.path, "context");
    const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: CHECKOUT, encoding: "utf8" }).split("\0");
    for (const file of files) if (file && existsSync(join(CHECKOUT, file))) cpSync(join(CHECKOUT, file), join(context, file));
    image = await followDockerfile({ dockerfile: readFileSync(join(CHECKOUT, "Dockerfile"), "utf8"), context, into: join(folder.path, "stages"), args: { SERVICE } });
    own = await createTestDatabase();
  }, WITHIN_MS);
  afterAll(async () => {
    await own?.drop();
    folder?.remove();
  });

  const environment = () => ({ PATH: process.env["PATH"] ?? "", ...image.env, HOST: "127.0.0.1", DATABASE_URL: own.url, BUS_URL: own.url, GATEWAY_SECRET: "secret" });

  it("holds no other service, no source and no tool", () => {
    expect(readdirSync(join(image.workdir, "services"))).toEqual([SERVICE]);
    expect(existsSync(join(image.workdir, "gateway"))).toBe(false);
    expect(existsSync(join(image.workdir, "services", SERVICE, "src"))).toBe(false);
    for (const tool of ["typescript", "jest", "turbo", "@swc/core", "eslint"]) expect([tool, existsSync(join(image.workdir, "node_modules", tool))]).toEqual([tool, false]);
    expect(realpathSync(join(image.workdir, "node_modules/@redial/platform"))).toBe(realpathSync(join(image.workdir, "packages/platform")));
  });

  it("was built where its tests run, alone", () => {
    const service = join(image.stage("built"), "services", SERVICE);
    execFileSync(process.execPath, [join(image.stage("built"), "node_modules/jest/bin/jest.js"), "config", "connection-rate", "benchmark-band"], { cwd: service, env: { ...process.env, JEST_WORKER_ID: undefined }, stdio: "pipe" });
  }, WITHIN_MS);

  it("migrates its database by itself, starts, is found healthy, and stops cleanly", async () => {
    execFileSync(process.execPath, ["service/dist/migrate.js"], { cwd: image.workdir, env: environment(), stdio: "pipe" });
    const port = await freePort();
    const [node, script = ""] = image.command;
    expect(node).toBe("node");
    const replica = await startReplica({ script: join(image.workdir, script), port, env: environment(), logFile: join(folder.path, "image.log") });
    const [, ...check] = image.healthCheck;
    await eventually("the health check passes", async () => (execFileSync(process.execPath, check, { env: { PORT: String(port) }, stdio: "pipe" }), true), { withinMs: 20_000, everyMs: 200 });
    expect(await replica.stop()).toBe(0);
    expect(() => execFileSync(process.execPath, check, { env: { PORT: String(port) }, stdio: "pipe" })).toThrow();
  }, WITHIN_MS);
});
