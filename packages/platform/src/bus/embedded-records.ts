import { decodeBody, type DeliveredMessage, type OutgoingMessage } from "./bus";

type Head = readonly [key: string, type: string, sequence: number, bodyLength: number, traceparent?: string];

/** Messages of one partition as a row keeps them: their heads as one JSON text, and their bodies end to end. */
export interface PackedRecords {
  heads: string;
  bodies: string;
}

/** Packs messages so that bodies go in and come out untouched: one that isn't JSON spoils nothing, and one that nobody wants is never decoded. */
export function packRecords(messages: readonly OutgoingMessage[]): PackedRecords {
  const heads = messages.map(({ key, type, sequence, body, traceparent }): Head => (traceparent ? [key, type, sequence, body.length, traceparent] : [key, type, sequence, body.length]));
  return { heads: JSON.stringify(heads), bodies: messages.map((message) => message.body).join("") };
}

/** A message as it was packed. */
export interface UnpackedMessage extends DeliveredMessage {
  bodyLength: number;
}

/** The messages that were packed, in their order. */
export function unpackRecords({ heads, bodies }: PackedRecords): UnpackedMessage[] {
  let end = 0;
  return (JSON.parse(heads) as Head[]).map(([key, type, sequence, bodyLength, traceparent]) => {
    const start = end;
    end += bodyLength;
    const body = bodies.slice(start, end);
    return { key, type, sequence, bodyLength, traceparent, read: () => decodeBody(body) };
  });
}
