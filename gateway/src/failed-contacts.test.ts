import { startHouse, type House } from "./house.fixture";

let house: House;
beforeAll(async () => {
  house = await startHouse({}, undefined, undefined, (app) => {
    app.get("/program-executions/:id/failed-contacts{/:form}", (request, response) => {
      const { id, form = "contacts" } = request.params;
      response.type("text/csv").attachment(`${form}.csv`).send(`${id} ${form} ${request.get("x-redial-organization")} ${String(request.query["action"])}`);
    });
  });
});
afterAll(() => house.stop());

const ask = (path: string, key = "key-of-o1") => fetch(`${house.url}/program-executions/${path}`, { headers: { "x-api-key": key } });

describe("the failed contacts of an execution", () => {
  it.each([
    ["e1/failed-contacts?action=remove", "contacts", "e1 contacts o1 remove"],
    ["e1/failed-contacts/suppressions", "suppressions", "e1 suppressions o1 undefined"],
    ["e%2F1/failed-contacts", "contacts", "e/1 contacts o1 undefined"],
  ])("at %s are given out as reporting gives them", async (path, form, answered) => {
    const answer = await ask(path);
    expect([answer.status, await answer.text()]).toEqual([200, answered]);
    expect(answer.headers.get("content-disposition")).toContain(`${form}.csv`);
  });

  it("need a key", async () => {
    expect((await ask("e1/failed-contacts", "nobody's")).status).toBe(401);
  });
});
