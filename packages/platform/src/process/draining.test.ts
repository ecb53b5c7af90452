import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { draining } from "./draining";

const DRAIN_MS = 200;

describe("a server that drains", () => {
  const { isDraining, letGo, drain } = draining(DRAIN_MS);
  let server: Server;
  beforeAll(() => new Promise<void>((resolve) => (server = createServer(express().use(letGo).get("/", (_request, response) => void response.end("here"))).listen(0, "127.0.0.1", resolve))));
  afterAll(() => void server.close());
  const get = async () => {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return [await response.text(), response.headers.get("connection"), response.headers.get("keep-alive")];
  };

  it("keeps connections until then, for as long as it tells", async () => {
    expect(isDraining()).toBe(false);
    expect(await get()).toEqual(["here", "keep-alive", "timeout=4"]);
  });

  it("answers as ever meanwhile and lets go of every connection, for the time it was given, however often it is told", async () => {
    const beganAt = performance.now();
    const over = Promise.all([drain(), drain()]);
    expect(isDraining()).toBe(true);
    expect(await get()).toEqual(["here", "close", null]);
    await over;
    // Timers may be up to a millisecond early.
    expect(performance.now() - beganAt).toBeGreaterThanOrEqual(DRAIN_MS - 1);
    expect(await get()).toEqual(["here", "close", null]);
  });

  it("ends at once when it is given no time", async () => {
    const atOnce = draining(0);
    await atOnce.drain();
    expect(atOnce.isDraining()).toBe(true);
  });
});
