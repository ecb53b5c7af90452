import { startChild } from "./child.fixture";
import { stopInOrder } from "./lifecycle";

const FIXTURE = "process/service.fixture.ts";
const messagesOf = (child: ReturnType<typeof startChild>) => child.lines().map(({ message }) => message);

describe("runService", () => {
  it("tells its supervisor when it is ready, stops cleanly on SIGTERM and exits 0", async () => {
    const child = startChild(FIXTURE);
    expect(await child.message()).toBe("ready");
    child.process.kill("SIGTERM");
    child.process.kill("SIGTERM");
    expect(await child.exited).toEqual({ code: 0, signal: null });
    expect(messagesOf(child)).toEqual(["ready", "stopping", "everything let go"]);
  });

  it("drains before it stops, once", async () => {
    const child = startChild(FIXTURE, ["drains"]);
    await child.message();
    child.process.kill("SIGTERM");
    child.process.kill("SIGINT");
    expect(await child.exited).toEqual({ code: 0, signal: null });
    expect(messagesOf(child)).toEqual(["ready", "stopping", "draining", "everything let go"]);
  });

  it("stops cleanly on SIGINT", async () => {
    const child = startChild(FIXTURE);
    await child.message();
    child.process.kill("SIGINT");
    expect(await child.exited).toEqual({ code: 0, signal: null });
  });

  it("stops cleanly when its supervisor is gone, also when nobody reads its log any more", async () => {
    const child = startChild(FIXTURE);
    await child.message();
    child.process.stdout?.destroy();
    child.process.disconnect();
    expect(await child.exited).toEqual({ code: 0, signal: null });
  });

  it.each([
    ["a refused start", "refused start", { message: "could not start", code: "CONFIG_MISSING", reason: "Set DATABASE_URL: the service cannot start without it." }],
    ["a failed start", "failed start", { message: "could not start", error: { message: "no such host" } }],
  ])("exits 1 after %s, with a line that says why", async (_what, trouble, line) => {
    const child = startChild(FIXTURE, [trouble]);
    expect(await child.exited).toEqual({ code: 1, signal: null });
    expect(child.lines()[0]).toMatchObject({ level: "error", ...line });
    expect(messagesOf(child)).not.toContain("ready");
  });

  it.each([
    ["an unforeseen error", "later error"],
    ["an unhandled rejection", "later rejection"],
  ])("lets go of everything after %s, and exits 1", async (what, trouble) => {
    const child = startChild(FIXTURE, [trouble]);
    expect(await child.exited).toEqual({ code: 1, signal: null });
    expect(child.lines()).toContainEqual(expect.objectContaining({ level: "error", message: what.slice(3), error: expect.objectContaining({ message: "out of the blue" }) as object }));
    expect(messagesOf(child)).toContain("everything let go");
  });

  it("exits when it is told to end while it starts", async () => {
    const child = startChild(FIXTURE, ["start hangs"]);
    await new Promise((resolve) => child.process.once("spawn", resolve));
    while (child.process.exitCode === null && child.process.signalCode === null) {
      child.process.kill("SIGTERM");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await child.exited;
    expect(messagesOf(child)).not.toContain("ready");
  });

  it("exits 1 when its stop fails", async () => {
    const child = startChild(FIXTURE, ["stop fails"]);
    await child.message();
    child.process.kill("SIGTERM");
    expect(await child.exited).toEqual({ code: 1, signal: null });
    expect(child.lines()).toContainEqual(expect.objectContaining({ message: "stop failed", error: expect.objectContaining({ message: "can't let go" }) as object }));
  });

  it("exits 1 when its stop hangs, before a supervisor would kill it after ten seconds", async () => {
    const child = startChild(FIXTURE, ["stop hangs"]);
    await child.message();
    const toldAt = performance.now();
    child.process.kill("SIGTERM");
    expect(await child.exited).toEqual({ code: 1, signal: null });
    expect(performance.now() - toldAt).toBeLessThan(10_000);
    expect(messagesOf(child)).toContain("stop took too long");
  });
});

describe("stopInOrder", () => {
  it("drains whatever drains, all at once", async () => {
    const drained: string[] = [];
    const part = (name: string) => ({ stop: () => Promise.resolve(), drain: async () => void drained.push(name) });
    await stopInOrder([part("server"), { stop: () => Promise.resolve() }, stopInOrder([part("another")])]).drain();
    expect(drained).toEqual(["server", "another"]);
  });

  it("stops each in turn, the later ones also when an earlier one failed, and then fails as that did", async () => {
    const stopped: string[] = [];
    const part = (name: string, error?: Error) => ({
      async stop() {
        await Promise.resolve();
        stopped.push(name);
        if (error) throw error;
      },
    });
    await expect(stopInOrder([part("loop"), part("server", new Error("first")), part("bus", new Error("second")), part("database")]).stop()).rejects.toThrow("first");
    expect(stopped).toEqual(["loop", "server", "bus", "database"]);
    await expect(stopInOrder([part("alone")]).stop()).resolves.toBeUndefined();
  });
});
