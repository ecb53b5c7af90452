import { startHouse, type House } from "./house.fixture";
import { makeSigningKey, sign, startIssuer, type Issuer, type SigningKey } from "./issuer.fixture";

const ORGANIZATION = "0190a000-0000-7000-8000-000000000001";
const NEVER_S = 4_000_000_000;

describe("a gateway that takes tokens", () => {
  let issuer: Issuer;
  let house: House;
  let key: SigningKey;
  const bearer = async (claims: object) => ({ authorization: `Bearer ${await sign(key, { iss: "https://login.example.com", aud: "redial", exp: NEVER_S, ...claims })}` });
  const whoAmI = (headers: Record<string, string>) => house.ask("{ whoAmI }", { headers: { "x-api-key": "", ...headers } });

  beforeAll(async () => {
    [issuer, key] = await Promise.all([startIssuer(), makeSigningKey("first")]);
    issuer.told = [key.publicKey];
    house = await startHouse({ JWT_JWKS_URL: issuer.url, JWT_ISSUER: "https://login.example.com", JWT_AUDIENCE: "redial", JWT_ORGANIZATION_CLAIM: "org" });
  });
  afterAll(async () => {
    await house.stop();
    await issuer.stop();
  });

  it("asks its services in the name of the organization and the role that they hold, and passes none on", async () => {
    const headers = await bearer({ org: ORGANIZATION, role: "admin" });
    expect(await whoAmI(headers)).toEqual({ status: 200, body: { data: { whoAmI: `${ORGANIZATION} admin` } } });
    const [, token = ""] = headers.authorization.split(" ");
    expect(JSON.stringify(house.services.program.received)).not.toContain(token);
    expect(house.logged.join("")).not.toContain(token);
  });

  it("takes keys too, but not both in one request", async () => {
    expect(await whoAmI({ "x-api-key": "key-of-o1" })).toMatchObject({ status: 200, body: { data: { whoAmI: "o1 operator" } } });
    const both = { ...(await bearer({ org: ORGANIZATION, role: "admin" })), "x-api-key": "key-of-o1" };
    expect(await whoAmI(both)).toMatchObject({ status: 400, body: { code: "CREDENTIALS_AMBIGUOUS" } });
  });

  it.each([
    ["TOKEN_EXPIRED", { org: ORGANIZATION, role: "admin", exp: 1_000_000_000 }],
    ["TOKEN_INVALID", { org: ORGANIZATION, role: "admin", aud: "payroll" }],
    ["TOKEN_CLAIM_MISSING", { role: "admin" }],
    ["ORGANIZATION_UNKNOWN", { org: "0190b000-0000-7000-8000-000000000001", role: "admin" }],
  ])("answers 401 %s to %j", async (code, claims) => {
    expect(await whoAmI(await bearer(claims))).toMatchObject({ status: 401, body: { code, message: expect.any(String) } });
  });

  it("says that tokens are taken to whoever brings nothing", async () => {
    expect(await whoAmI({})).toMatchObject({ status: 401, body: { code: "UNAUTHENTICATED", message: expect.stringContaining("as Bearer") } });
  });
});
