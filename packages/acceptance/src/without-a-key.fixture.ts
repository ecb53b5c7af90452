import { request } from "node:http";
import { REST_ROUTES } from "@redial/gateway";
import { openOrganization, redialClient } from "@redial/start";
import { eventually } from "./eventually";
import type { House } from "./house.fixture";
import { openingsOf, type Opening } from "./walk/openings";
import { readSchema } from "./walk/read-schema";
import { codesOf, listen, sendOperation, sendRest, type Answer } from "./walk/send";
import { fillFrom, TEXTS } from "./walk/tenant";

const WITHIN_MS = 300_000;
/** What docs/using.md promises: a key that was revoked works so much longer at most. */
const REVOKED_WITHIN_MS = 5_000;
const EXPIRES_IN_MS = 3_000;
const CREATE = "mutation K($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id } } }";
interface Created {
  createApiKey: { secret: string; apiKey: { id: string } };
}

/** Everything there is to ask, asked by nobody, and by those whose key has ended. */
export function withoutAKey(house: () => House): void {
  describe("without a key that opens something", () => {
    let openings: Opening[];
    let revoked: string;
    let expired: string;
    const url = () => house().system.gatewayUrl;
    const fill = fillFrom({ ids: new Map(), texts: TEXTS });
    const ask = (headers: Record<string, string>, opening: Opening) => (opening.operation === "subscription" ? listen : sendOperation)(url(), headers, opening, fill, null);
    const whoAmI = async (key: string): Promise<Answer> => {
      const response = await fetch(`${url()}/graphql`, { method: "POST", headers: { "content-type": "application/json", "x-api-key": key }, body: '{"query":"{ organization { name } }"}' });
      return { status: response.status, body: await response.json() };
    };
    /** When the last request was sent that a key still opened, and what the next one was told. */
    const untilRefused = async (key: string) => {
      let servedAt = 0;
      const refusal = await eventually("the end of a key", async () => {
        const sentAt = Date.now();
        const answer = await whoAmI(key);
        if (answer.status === 200) servedAt = sentAt;
        return answer.status === 401 ? answer : null;
      });
      return { servedAt, refusal };
    };

    beforeAll(async () => {
      openings = openingsOf(await readSchema(url(), house().key)).filter(({ chain }) => chain.length === 1);
    }, WITHIN_MS);

    it("is who had one until it was revoked: within five seconds it opens nothing, and says so", async () => {
      const client = redialClient(url(), await openOrganization(house().system, "Revoking"));
      const { createApiKey: made } = await client.ask<Created>(CREATE, { input: { name: "short", role: "admin" } });
      expect((await whoAmI(made.secret)).status).toBe(200);
      await client.ask("mutation R($id: ID!) { revokeApiKey(id: $id) { revokedAt } }", { id: made.apiKey.id });
      const revokedAt = Date.now();
      const { servedAt, refusal } = await untilRefused(made.secret);
      expect(codesOf(refusal)).toEqual(["API_KEY_REVOKED"]);
      expect(servedAt - revokedAt).toBeLessThanOrEqual(REVOKED_WITHIN_MS);
      revoked = made.secret;
    });

    it("is who had one until it expired: from that instant on it opens nothing, and says so", async () => {
      const client = redialClient(url(), await openOrganization(house().system, "Expiring"));
      const expiresAt = Date.now() + EXPIRES_IN_MS;
      const { createApiKey: made } = await client.ask<Created>(CREATE, { input: { name: "short", role: "admin", expiresAt: new Date(expiresAt).toISOString() } });
      expect((await whoAmI(made.secret)).status).toBe(200);
      const { servedAt, refusal } = await untilRefused(made.secret);
      expect(codesOf(refusal)).toEqual(["API_KEY_EXPIRED"]);
      expect(servedAt).toBeLessThan(expiresAt);
      expired = made.secret;
    });

    it("nothing answers, whatever is asked, by GraphQL or REST, but the health", async () => {
      const open: unknown[] = [];
      const attempts: Record<string, string>[] = [{}, { "x-api-key": "" }, { "x-api-key": `rdl_${"0".repeat(43)}` }, { "x-api-key": revoked }, { "x-api-key": expired }, { authorization: "Bearer a.b.c" }];
      const refuses = ({ status, body }: Answer) => status === 401 && typeof Object(body).code === "string" && Object(body).data === undefined;
      for (const headers of attempts) {
        for (const opening of openings) {
          const answer = await ask(headers, opening);
          if (!refuses(answer)) open.push({ opening: opening.name, headers, answer });
        }
        for (const { method, path } of [...REST_ROUTES, ...["/", "/graphql", "/metrics", "/anything"].map((path) => ({ method: "get", path }))]) {
          const answer = await sendRest(url(), headers, method, path);
          if (!refuses(answer)) open.push({ method, path, headers, answer });
        }
      }
      expect(open).toEqual([]);
      for (const path of ["/health/live", "/health/ready"]) expect(await sendRest(url(), {}, "get", path)).toMatchObject({ status: 200 });
    }, WITHIN_MS);

    it("nobody opens a WebSocket and is told anything", async () => {
      expect(await saidOverWebSocket(url())).not.toMatch(/"next"|connection_ack/u);
    });
  });
}

const CLOSE_FRAME = 0x88;

/** What the gateway says to one who upgrades, names no key, and subscribes at once; empty when it refuses to upgrade. */
function saidOverWebSocket(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13", "sec-websocket-key": Buffer.alloc(16).toString("base64"), "sec-websocket-protocol": "graphql-transport-ws" };
    const upgrading = request(`${url}/graphql`, { headers }, (response) => {
      response.resume();
      resolve("");
    });
    upgrading.on("upgrade", (_response, socket) => {
      let said = "";
      socket.on("data", (part: Buffer) => {
        said += part.toString("latin1");
        if (part.includes(CLOSE_FRAME)) socket.destroy();
      });
      socket.on("close", () => resolve(said));
      socket.on("error", reject);
      for (const message of ['{"type":"connection_init","payload":{}}', '{"type":"subscribe","id":"1","payload":{"query":"{ organization { id } }"}}']) socket.write(maskedFrame(message));
    });
    upgrading.on("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNRESET" ? resolve("") : reject(error)));
    upgrading.end();
  });
}

/** A text frame as RFC 6455 has a client send it, under a mask of zeros. */
function maskedFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}
