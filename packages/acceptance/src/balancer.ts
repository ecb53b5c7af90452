import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A replica that the balancer knows. */
interface Upstream {
  port: number;
  /** By its last answer at `/health/ready`. */
  isReady: boolean;
}

const ASK_EVERY_MS = 200;
const ASK_WITHIN_MS = 2_000;

/**
 * What a platform has before the replicas of a service: it takes TCP connections on one port and passes each to a replica that says at `/health/ready`
 * that it is, in turn; where no connection comes about, to the next. It reads nothing of what it passes, and a connection stays with its replica.
 */
export class Balancer {
  readonly #upstreams = new Map<number, Upstream>();
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  readonly #asking: NodeJS.Timeout;
  #next = 0;

  private constructor() {
    this.#server = createServer({ allowHalfOpen: true }, (client) => this.#pass(client, this.#inTurn()));
    this.#asking = setInterval(() => void Promise.all([...this.#upstreams.values()].map(ask)), ASK_EVERY_MS);
  }

  /** Starts one on a free port of the loopback. */
  static async start(): Promise<Balancer> {
    const balancer = new Balancer();
    await new Promise<void>((resolve) => balancer.#server.listen(0, "127.0.0.1", resolve));
    return balancer;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Passes connections to the replica on this port too, from the moment on at which it is ready; ends then. */
  async add(port: number): Promise<void> {
    const upstream = { port, isReady: false };
    this.#upstreams.set(port, upstream);
    while (!upstream.isReady) {
      await ask(upstream);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Forgets a replica that is gone. */
  remove(port: number): void {
    this.#upstreams.delete(port);
  }

  /** Cuts every connection and takes none any more. */
  stop(): void {
    clearInterval(this.#asking);
    this.#server.close();
    for (const socket of this.#open) socket.destroy();
  }

  /** The ready ones, another first each time; should none be ready, all of them. */
  #inTurn(): Upstream[] {
    const all = [...this.#upstreams.values()];
    const ready = all.filter(({ isReady }) => isReady);
    const some = ready.length > 0 ? ready : all;
    const first = this.#next++ % Math.max(1, some.length);
    return [...some.slice(first), ...some.slice(0, first)];
  }

  #pass(client: Socket, candidates: readonly Upstream[]): void {
    const [upstream, ...others] = candidates;
    if (!upstream) return void client.destroy();
    let connected = false;
    const server = connect({ port: upstream.port, host: "127.0.0.1", allowHalfOpen: true });
    for (const socket of [client, server]) {
      this.#open.add(socket);
      socket.once("close", () => this.#open.delete(socket));
    }
    client.once("error", () => server.destroy());
    server.once("connect", () => {
      connected = true;
      client.pipe(server);
      server.pipe(client);
    });
    server.once("error", () => {
      if (connected) client.destroy();
      else this.#pass(client, others);
    });
  }
}

async function ask(upstream: Upstream): Promise<void> {
  const url = `http://127.0.0.1:${upstream.port}/health/ready`;
  upstream.isReady = await fetch(url, { signal: AbortSignal.timeout(ASK_WITHIN_MS), headers: { connection: "close" } }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );
}
