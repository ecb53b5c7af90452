import { createServer, type AddressInfo, type Server } from "node:net";

/** A TCP port of 127.0.0.1 that nobody listened on a moment ago; another program may take it before you do. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  return port as number;
}

/** As many different free ports of 127.0.0.1 as asked for. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listenAnywhere));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
  return ports;
}

/** Runs `start` on fresh ports, up to three times in all while it fails because another program took one of them first; any other failure is passed on. */
export async function onFreePorts<Started>(count: number, start: (ports: number[]) => Promise<Started>): Promise<Started> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start(await freePorts(count));
    } catch (error) {
      if (tries === 3 || !isPortTaken(error)) throw error;
    }
  }
}

/** True when the words of the error, a server's log lines included, say that the address to listen on was taken. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && /address already in use|EADDRINUSE/i.test(error.message);
}

function listenAnywhere(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}
