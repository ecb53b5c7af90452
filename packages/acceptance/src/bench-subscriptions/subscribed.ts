import { openRawSocket } from "./raw-socket";

/** What one subscriber asks for. */
export interface Asked {
  gatewayUrl: string;
  key: string;
  query: string;
  variables: object;
}

/** One subscriber over a socket of its own. */
export interface Subscribed {
  /** Ends when the gateway has taken the subscription, or the socket is gone. */
  begun: Promise<void>;
  /** Ends when the gateway has said that nothing follows, with null, or with how the subscription ended otherwise. */
  over: Promise<string | null>;
  leave(): void;
}

const ID = "01890a5d-ac96-774b-bcce-b302099a8057";
const NEXT = Buffer.from(`{"id":"${ID}","type":"next","payload":`);

/** Subscribes, and hands on each result as JSON, without reading it; of the other messages it understands what it must. */
export function subscribe({ gatewayUrl, key, query, variables }: Asked, onResult: (json: Buffer) => void): Subscribed {
  let begin = (): void => undefined;
  let end: (how: string | null) => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const over = new Promise<string | null>((resolve) => (end = resolve));
  void over.then(begin);
  const socket = openRawSocket({
    url: gatewayUrl,
    onOpen: () => socket.send({ type: "connection_init", payload: { Authorization: `Bearer ${key}` } }),
    onText(text) {
      if (text.subarray(0, NEXT.length).equals(NEXT)) return onResult(text.subarray(NEXT.length, -1));
      const message = JSON.parse(text.toString()) as { type: string; payload?: unknown };
      if (message.type === "connection_ack") {
        socket.send({ id: ID, type: "subscribe", payload: { query, variables } });
        begin();
      } else if (message.type === "error") end(JSON.stringify(message.payload));
      else if (message.type === "complete") end(null);
    },
    onClose: end,
  });
  return { begun, over, leave: () => socket.destroy() };
}

const AT_ONCE = 50;

/** Lets so many begin, some at a time; ends when all have. */
export async function gather<One extends { begun: Promise<void> }>(count: number, begin: (index: number) => One): Promise<One[]> {
  const all: One[] = [];
  while (all.length < count) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - all.length) }, (_, index) => begin(all.length + index));
    all.push(...some);
    await Promise.all(some.map(({ begun }) => begun));
  }
  return all;
}
