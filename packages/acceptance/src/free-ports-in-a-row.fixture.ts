import { createServer, type Server } from "node:net";
import { freePort } from "@redial/embedded";

/** The first of as many neighbouring ports of 127.0.0.1 that nobody listened on a moment ago. */
export async function freePortsInARow(count: number): Promise<number> {
  for (;;) {
    const first = await freePort();
    const servers = await Promise.allSettled(Array.from({ length: count }, (_, index) => listen(first + index)));
    const open = servers.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    await Promise.all(open.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
    if (open.length === count) return first;
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
