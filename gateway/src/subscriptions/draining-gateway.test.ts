import { read, webSocketClient } from "./client.fixture";
import { startFeedHouse } from "./feed.fixture";

const DRAIN_MS = 300;
const QUERY = `subscription { progress(id: "e1") { done } }`;

it("a gateway that drains tells those who subscribe to come again, one after the other and in the second half of its time, and goes on telling the others", async () => {
  const { house, opened } = await startFeedHouse({ DRAIN_MS: String(DRAIN_MS) });
  const clients = [1, 2, 3].map(() => webSocketClient(house.url));
  const readings = clients.map((client) => read(client, { query: QUERY }));
  const headers = { "content-type": "application/json", accept: "text/event-stream", "x-api-key": "key-of-o1" };
  const stream = fetch(`${house.url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query: QUERY }) }).then((response) => response.text());
  const feed = await opened(1);
  feed.tell({ id: "e1", done: 1 });
  await Promise.all(readings.map((reading) => reading.got(1)));

  const beganAt = performance.now();
  const closed: { code: unknown; afterMs: number }[] = [];
  for (const { over } of readings) void over.then((how) => closed.push({ code: Object(how).code, afterMs: performance.now() - beganAt }));
  const drained = house.drain();
  feed.tell({ id: "e1", done: 2 });
  await Promise.all(readings.map((reading) => reading.got(2)));
  await drained;
  await Promise.all(readings.map(({ over }) => over));
  expect(closed.map(({ code }) => code)).toEqual([1012, 1012, 1012]);
  // Timers may be up to a millisecond early.
  for (const [index, { afterMs }] of closed.entries()) expect(afterMs).toBeGreaterThanOrEqual(DRAIN_MS / 2 + (index * DRAIN_MS) / 6 - 1);
  // Without `complete`, which would say that nothing follows.
  expect(await stream).toMatch(/"done":2\}\}\}\n\n$/);
  await Promise.all(clients.map((client) => client.dispose()));
  await house.stop();
});
