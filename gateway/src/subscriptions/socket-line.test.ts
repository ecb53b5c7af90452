import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { WebSocket, WebSocketServer } from "ws";
import { socketLine } from "./socket-line";

describe("results on their way to a WebSocket", () => {
  let http: Server;
  let sockets: WebSocketServer;
  beforeAll(async () => {
    http = createServer();
    sockets = new WebSocketServer({ server: http });
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => {
    for (const socket of sockets.clients) socket.terminate();
    http.close();
  });
  const connected = async () => {
    const opened = new Promise<{ socket: WebSocket; stream: Socket }>((resolve) => sockets.once("connection", (socket, { socket: stream }) => resolve({ socket, stream })));
    const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
    const heard: unknown[] = [];
    client.on("message", (data: Buffer) => heard.push(JSON.parse(data.toString())));
    const closed = new Promise<number>((resolve) => client.once("close", resolve));
    return { client, heard, closed, ...(await opened) };
  };

  it("are messages of the protocol, whatever their length, in order among all else that is sent", async () => {
    const { socket, stream, heard, closed } = await connected();
    const line = socketLine(socket, stream);
    const results = [0, 40, 126, 70_000, 65_536].map((length) => ({ data: { text: "ä".repeat(length) } }));
    socket.send(`"before"`);
    line.write(`id "1"`, results, () => undefined);
    socket.send(`"after"`);
    socket.close(4000);
    expect(line.write("2", results, () => undefined)).toBe(true);
    expect(await closed).toBe(4000);
    expect(heard).toEqual(["before", ...results.map((payload) => ({ id: `id "1"`, type: "next", payload })), "after"]);
  });

  it("are taken again once they have left", async () => {
    const { client, socket, stream, closed } = await connected();
    const line = socketLine(socket, stream);
    client.pause();
    const result = { data: { text: "x".repeat(100_000) } };
    while (line.write("1", [result], () => undefined));
    const resumed = new Promise<void>((resolve) => expect(line.write("1", [result], resolve)).toBe(false));
    client.resume();
    await resumed;
    client.close();
    await closed;
  });
});
