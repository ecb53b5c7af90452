import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { openRawSocket } from "./raw-socket";

describe("a raw socket", () => {
  let http: Server;
  let sockets: WebSocketServer;
  beforeAll(async () => {
    http = createServer();
    sockets = new WebSocketServer({ server: http });
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => {
    sockets.close();
    http.close();
  });
  const url = () => `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  it("says and hears messages of every length, answers pings and tells how it was closed", async () => {
    const texts = ["a", "b".repeat(125), "c".repeat(126), "d".repeat(65_535), "e".repeat(70_000)];
    const heard: string[] = [];
    const answered = new Promise<string>((resolve) =>
      sockets.once("connection", (socket) => {
        socket.on("message", (data: Buffer) => {
          for (const text of texts) socket.send(text);
          socket.ping("are you there?");
          socket.on("pong", (pong) => {
            resolve(`${data.toString()} ${pong.toString()}`);
            socket.close(4508, "enough");
          });
        });
      }),
    );
    const closed = new Promise<string>((resolve) => {
      const socket = openRawSocket({ url: url(), onOpen: () => socket.send({ say: "x".repeat(300) }), onText: (text) => heard.push(text.toString()), onClose: resolve });
    });
    expect(await answered).toBe(`{"say":"${"x".repeat(300)}"} are you there?`);
    expect(await closed).toBe("4508 enough");
    expect(heard).toEqual(texts);
  });
});
