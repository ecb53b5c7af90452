import { createServer } from "node:net";
import { freePorts, onFreePorts } from "./free-port";

it("gives different ports, each of which can be listened on", async () => {
  const ports = await freePorts(5);
  expect(new Set(ports).size).toBe(5);
  for (const port of ports) {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
    await new Promise((closed) => server.close(closed));
  }
});

describe("onFreePorts", () => {
  it("tries again on other ports when one was taken in between", async () => {
    const tried: number[][] = [];
    const answer = await onFreePorts(2, async (ports) => {
      tried.push(ports);
      if (tried.length < 3) throw new Error('could not bind IPv4 address "127.0.0.1": Address already in use');
      return "started";
    });
    expect(answer).toBe("started");
    expect(tried).toHaveLength(3);
  });

  it("gives up after the third taken port", async () => {
    const start = jest.fn(() => Promise.reject(new Error("listen EADDRINUSE")));
    await expect(onFreePorts(1, start)).rejects.toThrow("EADDRINUSE");
    expect(start).toHaveBeenCalledTimes(3);
  });

  it("passes any other failure on at once", async () => {
    const start = jest.fn(() => Promise.reject(new Error("no space left")));
    await expect(onFreePorts(1, start)).rejects.toThrow("no space left");
    expect(start).toHaveBeenCalledTimes(1);
  });
});
