/** A CSV to send: whole, or as it comes. A stream of Node is an `AsyncIterable` of bytes. */
export type CsvSource = string | Uint8Array<ArrayBuffer> | Blob | ReadableStream<Uint8Array> | AsyncIterable<string | Uint8Array>;

/** A request that sends a CSV as it comes and no faster than it is taken, so that a file of any size needs no memory. */
export function csvRequest(csv: CsvSource, accept: "application/json" | "text/csv", signal?: AbortSignal): RequestInit {
  const headers = { "content-type": "text/csv", accept };
  const isWhole = typeof csv === "string" || csv instanceof Uint8Array || csv instanceof Blob;
  // Only half duplex is defined: the answer begins when all was sent. The types of fetch do not know it yet.
  const body = isWhole ? { body: csv } : { body: csv instanceof ReadableStream ? csv : streamOf(csv), duplex: "half" };
  return { method: "POST", headers, ...body, ...(signal && { signal }) };
}

function streamOf(chunks: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
