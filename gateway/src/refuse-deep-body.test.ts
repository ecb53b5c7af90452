import { startHouse, type House } from "./house.fixture";
import { MOST_LEVELS } from "./refuse-deep-body";

let house: House;
beforeAll(async () => (house = await startHouse()));
afterAll(() => house.stop());

/** Sends variables with so many levels below them, written by hand: what this is about cannot be written by `JSON.stringify`. */
async function send(levels: number): Promise<{ status: number; body: { code?: string; data?: unknown } }> {
  const headers = { "content-type": "application/json", "x-api-key": "key-of-o1" };
  const body = `{"query":"{ whoAmI }","variables":{"deep":${"[".repeat(levels)}${"]".repeat(levels)}}}`;
  const response = await fetch(`${house.url}/graphql`, { method: "POST", headers, body });
  return { status: response.status, body: (await response.json()) as { code?: string; data?: unknown } };
}

describe("a request whose JSON is deep", () => {
  it("is answered up to the limit, the levels of the request itself included", async () => {
    expect(await send(MOST_LEVELS - 2)).toEqual({ status: 200, body: { data: { whoAmI: "o1 operator" } } });
  });

  it.each([MOST_LEVELS - 1, 5_000, 200_000])("is refused beyond it, and not passed on: %s levels", async (levels) => {
    expect(await send(levels)).toMatchObject({ status: 400, body: { code: "BODY_TOO_DEEP" } });
  });
});
