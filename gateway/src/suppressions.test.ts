import { text } from "node:stream/consumers";
import type { Request, Response } from "express";
import { startHouse, type House } from "./house.fixture";

let take: (request: Request, response: Response) => unknown;
let house: House;
beforeAll(async () => {
  house = await startHouse({}, undefined, (app) => void app.all("/suppressions", (request, response) => take(request, response)));
});
afterAll(() => house.stop());

const ask = (method: string, headers: Record<string, string>, body?: string) => fetch(`${house.url}/suppressions?reason=list`, { method, headers: { "x-api-key": "key-of-o1", ...headers }, ...(body && { body }) });

describe("the list of suppressed numbers", () => {
  it("comes to the scheduler as a file, with the identity, and its answer back with the counts", async () => {
    let given: unknown;
    take = async (request, response) => {
      given = { query: request.query, organization: request.get("x-redial-organization"), type: request.get("content-type"), csv: await text(request) };
      response.set({ "x-redial-suppressed": "2", "x-internal": "1" }).json({ suppressed: 2 });
    };
    const answer = await ask("POST", { "content-type": "text/csv" }, "phone\n+12025550101\n+12025550102\n");
    expect(given).toEqual({ query: { reason: "list" }, organization: "o1", type: "text/csv", csv: "phone\n+12025550101\n+12025550102\n" });
    expect([answer.status, answer.headers.get("x-redial-suppressed"), answer.headers.get("x-internal"), await answer.json()]).toEqual([200, "2", null, { suppressed: 2 }]);
  });

  it("takes nothing but CSV", async () => {
    const answer = await ask("POST", { "content-type": "application/json" }, "{}");
    expect([answer.status, await answer.json()]).toEqual([415, { code: "CSV_EXPECTED", message: "Send the numbers as text/csv." }]);
  });

  it("is given out as the scheduler gives it", async () => {
    take = (_request, response) => void response.type("text/csv").attachment("suppressions.csv").send("phone,reason\r\n");
    const answer = await ask("GET", {});
    expect([answer.headers.get("content-disposition"), await answer.text()]).toEqual(['attachment; filename=suppressions.csv', "phone,reason\r\n"]);
  });

  it("needs a key", async () => {
    expect((await fetch(`${house.url}/suppressions`)).status).toBe(401);
  });
});
