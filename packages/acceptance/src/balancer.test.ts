import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Balancer } from "./balancer";

interface Named {
  server: Server;
  port: number;
  ready: boolean;
}

async function startNamed(name: string): Promise<Named> {
  const named: Named = { server: createServer(), port: 0, ready: true };
  named.server.on("request", (request, response) => {
    if (request.url === "/health/ready") response.writeHead(named.ready ? 200 : 503);
    response.end(name);
  });
  await new Promise<void>((resolve) => named.server.listen(0, "127.0.0.1", resolve));
  named.port = (named.server.address() as AddressInfo).port;
  return named;
}

describe("the balancer", () => {
  let balancer: Balancer;
  let one: Named;
  let other: Named;
  beforeAll(async () => {
    balancer = await Balancer.start();
    [one, other] = [await startNamed("one"), await startNamed("other")];
    await balancer.add(one.port);
    await balancer.add(other.port);
  });
  afterAll(() => {
    balancer.stop();
    for (const { server } of [one, other]) server.close();
  });

  /** Who answers so many requests, each over a connection of its own. */
  const asked = async (times: number) => {
    const names: string[] = [];
    for (let count = 0; count < times; count += 1) names.push(await (await fetch(`http://127.0.0.1:${balancer.port}`, { headers: { connection: "close" } })).text());
    return [...new Set(names)].sort();
  };

  it("passes connections to every replica in turn", async () => expect(await asked(4)).toEqual(["one", "other"]));

  it("passes none to a replica that is not ready, as soon as it has heard of it", async () => {
    one.ready = false;
    while ((await asked(4)).includes("one"));
    expect(await asked(4)).toEqual(["other"]);
    one.ready = true;
    while (!(await asked(4)).includes("one"));
  });

  it("passes a connection to the next replica when one does not take it", async () => {
    await new Promise((resolve) => one.server.close(resolve));
    expect(await asked(4)).toEqual(["other"]);
  });

  it("forgets a replica", async () => {
    balancer.remove(one.port);
    expect(await asked(2)).toEqual(["other"]);
  });
});
