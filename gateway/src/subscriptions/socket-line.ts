import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Told } from "./join-event";
import { writeResult } from "./written-result";

/** The way to the client at the other end of a WebSocket, for all its subscriptions. */
export interface SocketLine {
  /** Takes results of the subscription of this id. Answers whether it takes more now; if not, it calls `resume` once it does. */
  write(id: string, results: readonly Told[], resume: () => void): boolean;
}

const FINAL_TEXT = 0x81;
const [SHORT, MEDIUM, LONG] = [126, 127, 65_536] as const;
const CLOSING = Buffer.from("}");

/**
 * Writes results to a WebSocket as messages `next` of graphql-transport-ws. Those that come together leave together, in one write of as many messages, and a
 * result was put in words once for everyone: with a message, a promise and two writes for each, a thousand subscribers of some hundred events a second would
 * cost more than a core. `stream` is what the socket speaks over; nothing is compressed.
 */
export function socketLine(socket: WebSocket, stream: Duplex): SocketLine {
  const clogged = new Set<() => void>();
  stream.on("drain", () => {
    const some = [...clogged];
    clogged.clear();
    for (const resume of some) resume();
  });
  return {
    write(id, results, resume) {
      if (socket.readyState !== socket.OPEN || stream.write(messages(id, results))) return true;
      clogged.add(resume);
      return false;
    },
  };
}

/** One text frame a result, as RFC 6455 (5.2) has a server send them: whole and not masked. */
function messages(id: string, results: readonly Told[]): Buffer {
  const opening = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  const bodies = results.map(writeResult);
  const lengths = bodies.map((body) => opening.length + body.length + CLOSING.length);
  const frames = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + headLength(length) + length, 0));
  let at = 0;
  for (const [index, body] of bodies.entries()) {
    at = writeHead(frames, at, lengths[index] ?? 0);
    at += opening.copy(frames, at);
    at += body.copy(frames, at);
    at += CLOSING.copy(frames, at);
  }
  return frames;
}

function headLength(length: number): number {
  return length < SHORT ? 2 : length < LONG ? 4 : 10;
}

function writeHead(frames: Buffer, at: number, length: number): number {
  frames[at] = FINAL_TEXT;
  if (length < SHORT) return frames.writeUInt8(length, at + 1);
  if (length < LONG) return frames.writeUInt16BE(length, frames.writeUInt8(SHORT, at + 1));
  return frames.writeBigUInt64BE(BigInt(length), frames.writeUInt8(MEDIUM, at + 1));
}
