import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import type { RequestHandler } from "express";
import { startHouse, type House } from "./house.fixture";

const MEGABYTE = 1_000_000;
const ROWS = Buffer.alloc(MEGABYTE / 10, "+491701234567,Europe/Berlin\n");

let take: RequestHandler;
let house: House;
beforeAll(async () => {
  house = await startHouse({}, (app) => app.post("/audiences/:id/contacts", (...call) => take(...call)));
});
afterAll(() => house.stop());

function upload(headers: Record<string, string> = { "content-type": "text/csv" }) {
  return request(`${house.url}/audiences/a%2F1/contacts?defaultCountry=FR`, { method: "POST", headers: { "x-api-key": "key-of-o1", ...headers } });
}

async function answerTo(sent: ReturnType<typeof upload>): Promise<{ response: IncomingMessage; body: string }> {
  const [response]: IncomingMessage[] = await once(sent, "response");
  if (!response) throw new Error("no response");
  return { response, body: await text(response) };
}

describe("POST /audiences/:id/contacts", () => {
  it("brings the file to the program service with the identity, and its answer back", async () => {
    let given: unknown;
    take = async (got, response) => {
      const { "x-redial-organization": organization, "x-redial-role": role, "content-type": type, accept } = got.headers;
      given = { id: got.params["id"], query: got.query, organization, role, type, accept, csv: await text(got) };
      response.type("text/csv").attachment("rejected.csv").set({ "x-redial-rejected": "1", "x-internal": "1" }).send("row,reason\n2,PHONE_INVALID\n");
    };
    const sent = upload({ "content-type": "text/csv; charset=utf-8", accept: "text/csv", "x-redial-organization": "o2", "x-redial-role": "admin" });
    sent.end("phone\n+491701234567\n12\n");
    const { response, body } = await answerTo(sent);
    const csv = "phone\n+491701234567\n12\n";
    expect(given).toEqual({ id: "a/1", query: { defaultCountry: "FR" }, organization: "o1", role: "operator", type: "text/csv; charset=utf-8", accept: "text/csv", csv });
    expect({ status: response.statusCode, body }).toEqual({ status: 200, body: "row,reason\n2,PHONE_INVALID\n" });
    expect(response.headers).toMatchObject({ "content-disposition": `attachment; filename=rejected.csv`, "x-redial-rejected": "1" });
    expect(response.headers).not.toHaveProperty("x-internal");
  });

  it("takes no more from the caller than the program service takes", async () => {
    let handedOver = 0;
    let taken = 0;
    let mostBetween = 0;
    take = async (got, response) => {
      for await (const chunk of got) {
        taken += Buffer.byteLength(chunk);
        mostBetween = Math.max(mostBetween, handedOver - taken);
        for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
      }
      response.json({ taken });
    };
    const sent = upload();
    const answer = answerTo(sent);
    while (handedOver < 80 * MEGABYTE) {
      handedOver += ROWS.length;
      if (!sent.write(ROWS)) await once(sent, "drain");
    }
    sent.end();
    expect((await answer).body).toBe(`{"taken":${80 * MEGABYTE}}`);
    expect(mostBetween).toBeLessThan(24 * MEGABYTE);
  });

  it("shows the caller an answer that came before the end of the file", async () => {
    take = (_got, response) => void response.status(404).json({ code: "NOT_FOUND" });
    const sent = upload();
    const answer = answerTo(sent);
    for (let part = 0; part < 50; part++) if (!sent.write(ROWS)) await once(sent, "drain");
    sent.end();
    const { response, body } = await answer;
    expect({ status: response.statusCode, body }).toEqual({ status: 404, body: `{"code":"NOT_FOUND"}` });
  });

  it("ends at the service when the caller goes away", async () => {
    const ended = new Promise<string>((resolve) => {
      take = (got) => {
        got.once("data", () => sent.destroy());
        got.once("close", () => resolve(got.complete ? "whole" : "cut off"));
      };
    });
    const sent = upload();
    sent.on("error", () => undefined);
    sent.write(ROWS);
    expect(await ended).toBe("cut off");
  });

  it("takes nothing but CSV", async () => {
    const sent = upload({ "content-type": "application/json" });
    sent.end("{}");
    const { response, body } = await answerTo(sent);
    expect({ status: response.statusCode, body }).toEqual({ status: 415, body: `{"code":"CSV_EXPECTED","message":"Send the contacts as text/csv."}` });
  });

  it("is a 503 when the program service breaks off without an answer", async () => {
    take = (got) => void got.socket.destroy();
    const sent = upload();
    sent.end(ROWS);
    const { response, body } = await answerTo(sent);
    expect(response.statusCode).toBe(503);
    expect(JSON.parse(body)).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE" });
  });
});
