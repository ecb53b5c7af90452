import { Agent, createServer, request, type IncomingMessage, type Server } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import express from "express";
import { draining, type Draining } from "./draining";

const DRAIN_MS = 200;

describe("a server that drains", () => {
  let server: Server;
  let drainer: Draining;
  let begun: () => void;
  let finish: () => void;
  const agents: Agent[] = [];
  beforeEach(async () => {
    const app = express();
    server = createServer(app);
    drainer = draining(server, DRAIN_MS);
    app.use(drainer.letGo);
    app.get("/", (_request, response) => void response.end("here"));
    app.get("/slow", (_request, response) => {
      finish = () => void response.end("here");
      begun();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => {
    for (const agent of agents.splice(0)) agent.destroy();
    server.close();
    server.closeAllConnections();
  });
  const port = () => (server.address() as AddressInfo).port;
  const caller = () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    agents.push(agent);
    return agent;
  };
  const get = (agent = caller(), path = "/") =>
    new Promise<unknown[]>((resolve, reject) => {
      const answered = ({ headers }: IncomingMessage, text: string) => resolve([text, headers.connection, headers["keep-alive"]]);
      request({ agent, port: port(), path }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part)).on("end", () => answered(response, text));
      }).on("error", reject).end();
    });

  it("keeps connections until then, for as long as it tells", async () => {
    expect(drainer.isDraining()).toBe(false);
    expect(await get()).toEqual(["here", "keep-alive", "timeout=4"]);
  });

  it("answers as ever meanwhile and lets go of every connection, for the time it was given, however often it is told", async () => {
    const beganAt = performance.now();
    const over = Promise.all([drainer.drain(), drainer.drain()]);
    expect(drainer.isDraining()).toBe(true);
    expect(await get()).toEqual(["here", "close", undefined]);
    await over;
    // Timers may be up to a millisecond early.
    expect(performance.now() - beganAt).toBeGreaterThanOrEqual(DRAIN_MS - 1);
    expect(await get()).toEqual(["here", "close", undefined]);
  });

  it("lets go with the answer to a request that came before it began", async () => {
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    const answer = get(caller(), "/slow");
    await isBegun;
    void drainer.drain();
    finish();
    expect(await answer).toEqual(["here", "close", undefined]);
  });

  it("waits for a connection that is still kept, and answers what comes over it after all", async () => {
    const late = caller();
    await get(late);
    let isOver = false;
    const over = drainer.drain().then(() => (isOver = true));
    await delay(DRAIN_MS * 2);
    expect(isOver).toBe(false);
    expect(await get(late)).toEqual(["here", "close", undefined]);
    await over;
  });

  it("waits for a caller that has connected and not asked yet, but not for one that was answered or upgraded", async () => {
    const mute = await new Promise<Socket>((resolve) => {
      const socket = connect(port(), "127.0.0.1", () => resolve(socket));
    });
    server.on("upgrade", (_request, socket: Socket) => socket.write("HTTP/1.1 101 Switching Protocols\r\nupgrade: any\r\nconnection: upgrade\r\n\r\n"));
    const upgraded = connect(port(), "127.0.0.1").end("GET / HTTP/1.1\r\nhost: any\r\nupgrade: any\r\nconnection: upgrade\r\n\r\n");
    await new Promise((resolve) => upgraded.once("data", resolve));
    let isOver = false;
    const over = drainer.drain().then(() => (isOver = true));
    await delay(DRAIN_MS * 2);
    expect(isOver).toBe(false);
    mute.destroy();
    await over;
    upgraded.destroy();
  });

  it("ends at once when it is given no time", async () => {
    const atOnce = draining(server, 0);
    await get();
    await atOnce.drain();
    expect(atOnce.isDraining()).toBe(true);
  });
});
