import { randomBytes } from "node:crypto";
import { connect } from "node:net";

/** A WebSocket of graphql-transport-ws that costs its process little: frames are not copied and not parsed. */
export interface RawSocket {
  send(message: object): void;
  destroy(): void;
}

export interface RawSocketOptions {
  /** Where the gateway is, as http. */
  url: string;
  onOpen(): void;
  /** A text message; its bytes are good for this call only. */
  onText(text: Buffer): void;
  /** Comes once: why the connection is over. */
  onClose(why: string): void;
}

const [TEXT, CLOSE, PING, PONG] = [0x1, 0x8, 0x9, 0xa] as const;
const END_OF_HEAD = "\r\n\r\n";

/** Opens one. Reads whole frames only, which is what the gateway sends; masks with zeros, for who may read along here is this machine. */
export function openRawSocket({ url, onOpen, onText, onClose }: RawSocketOptions): RawSocket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let rest: Buffer = Buffer.alloc(0);
  let isOpen = false;
  let isOver = false;
  const end = (why: string) => {
    if (isOver) return;
    isOver = true;
    onClose(why);
    socket.destroy();
  };
  const write = (opcode: number, payload: Buffer) => void socket.write(maskedFrame(opcode, payload));
  const hear = (opcode: number, payload: Buffer) => {
    if (opcode === TEXT) onText(payload);
    else if (opcode === PING) write(PONG, payload);
    else if (opcode === CLOSE) end(payload.length < 2 ? "closed without a code" : `${payload.readUInt16BE()} ${payload.subarray(2).toString()}`);
  };
  socket.setNoDelay(true);
  socket.on("connect", () => {
    const key = randomBytes(16).toString("base64");
    socket.write(`GET /graphql HTTP/1.1\r\nhost: ${hostname}:${port}\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-protocol: graphql-transport-ws\r\nsec-websocket-key: ${key}${END_OF_HEAD}`);
  });
  socket.on("data", (part: Buffer) => {
    let bytes = rest.length > 0 ? Buffer.concat([rest, part]) : part;
    if (!isOpen) {
      const head = bytes.indexOf(END_OF_HEAD);
      if (head < 0) return void (rest = bytes);
      if (!bytes.subarray(0, head).toString("latin1").startsWith("HTTP/1.1 101")) return end(bytes.subarray(0, head).toString("latin1"));
      bytes = bytes.subarray(head + END_OF_HEAD.length);
      isOpen = true;
      onOpen();
    }
    for (let frame = readFrame(bytes); frame; frame = readFrame(bytes)) {
      hear(frame.opcode, frame.payload);
      bytes = bytes.subarray(frame.length);
    }
    rest = bytes;
  });
  socket.on("error", (error) => end(String(error)));
  socket.on("close", () => end("the connection was cut"));
  return { send: (message) => write(TEXT, Buffer.from(JSON.stringify(message))), destroy: () => socket.destroy() };
}

/** The first frame, as RFC 6455 (5.2) has a server send it; null while it is not whole. */
export function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; length: number } | null {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return null;
  const head = second < 126 ? 2 : second === 126 ? 4 : 10;
  if (bytes.length < head) return null;
  const payloadLength = head === 2 ? second : head === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const length = head + payloadLength;
  return bytes.length < length ? null : { opcode: first & 0xf, payload: bytes.subarray(head, length), length };
}

function maskedFrame(opcode: number, payload: Buffer): Buffer {
  const head = payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...head, 0, 0, 0, 0]), payload]);
}
