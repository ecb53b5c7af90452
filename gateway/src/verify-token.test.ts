import { fakeClock } from "@redial/testing";
import { createLog } from "@redial/platform";
import { fetchKeysFrom } from "./fetch-keys";
import { makeSigningKey, sign, startIssuer, type Issuer, type SigningKey } from "./issuer.fixture";
import { ASK_AGAIN_MS, createKeySet, KEYS_FRESH_MS } from "./key-set";
import { createVerifyToken, type TokenSettings } from "./verify-token";

const ORGANIZATION = "0190a000-0000-7000-8000-000000000001";
const SETTINGS: TokenSettings = { issuer: "https://login.example.com", audience: "redial", organizationClaim: "organization", roleClaim: "role", clockSkewSeconds: 30 };
const MINUTE_S = 60;

describe("a token", () => {
  let issuer: Issuer;
  let [elliptic, rsa, other]: SigningKey[] = [];
  const key = (one: SigningKey | undefined) => one as SigningKey;
  const clock = fakeClock();
  const seconds = () => clock.now() / 1_000;
  const claims = () => ({ iss: SETTINGS.issuer, aud: SETTINGS.audience, sub: "ann", exp: seconds() + MINUTE_S, organization: ORGANIZATION, role: "operator" });
  const verifier = (settings: Partial<TokenSettings> = {}) => {
    const log = createLog("test", "error");
    return createVerifyToken({ ...SETTINGS, ...settings }, { keyOf: createKeySet({ fetchKeys: fetchKeysFrom(issuer.url), clock, log }), clock });
  };
  const refused = (code: string) => expect.objectContaining({ code });

  beforeAll(async () => {
    issuer = await startIssuer();
    [elliptic, rsa, other] = await Promise.all([makeSigningKey("elliptic"), makeSigningKey("rsa", "RS256"), makeSigningKey("other")]);
  });
  beforeEach(() => void Object.assign(issuer, { told: [key(elliptic).publicKey, key(rsa).publicKey], asked: 0, isDown: false }));
  afterAll(() => issuer.stop());

  it("names an organization and a role, by ES256 and RS256, until its end and the skew that clocks may have", async () => {
    const expected = { identity: { organizationId: ORGANIZATION, role: "operator" }, id: `token:${ORGANIZATION}:ann`, until: clock.now() + 90_000 };
    const verify = verifier();
    for (const by of [key(elliptic), key(rsa)]) expect(await verify(await sign(by, claims()))).toEqual(expected);
    expect(issuer.asked).toBe(1);
  });

  it("that has expired is refused as soon as no skew of clocks explains it", async () => {
    const verify = verifier();
    const token = await sign(key(elliptic), claims());
    clock.advance(89_000);
    await verify(token);
    clock.advance(1_000);
    await expect(verify(token)).rejects.toEqual(refused("TOKEN_EXPIRED"));
  });

  it.each<[string, object]>([
    ["of another issuer", { iss: "https://evil.example.com" }],
    ["for another audience", { aud: "payroll" }],
    ["that never ends", { exp: undefined }],
    ["that holds only from later on", { nbf: 4_000_000_000 }],
  ])("%s is refused", async (_what, wrong) => {
    await expect(verifier()(await sign(key(elliptic), { ...claims(), ...wrong }))).rejects.toEqual(refused("TOKEN_INVALID"));
  });

  it("that anyone could have written is refused: unsigned, signed with a shared secret, by another algorithm or another key, or changed since", async () => {
    const verify = verifier();
    const [head = "", body = "", signature = ""] = (await sign(key(elliptic), claims())).split(".");
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const admin = encode({ ...claims(), role: "admin" });
    const forged = [
      `${encode({ alg: "none" })}.${body}.`,
      `${encode({ alg: "HS256", kid: "rsa" })}.${body}.${signature}`,
      await sign({ ...(await makeSigningKey("rsa", "PS256")), kid: "rsa" }, claims()),
      await sign({ ...key(other), kid: "elliptic" }, claims()),
      `${head}.${admin}.${signature}`,
      `${head}.${body}`,
      "a.b.c",
      "x".repeat(9_000),
    ];
    for (const token of forged) await expect(verify(token)).rejects.toEqual(refused("TOKEN_INVALID"));
  });

  it.each<[string, object]>([
    ["no organization", { organization: undefined }],
    ["an organization that is no id", { organization: "acme" }],
    ["a list for an organization", { organization: [ORGANIZATION] }],
    ["no role", { role: undefined }],
    ["no role of ours", { role: "owner" }],
  ])("that names %s is refused with the claim that is wrong", async (_what, wrong) => {
    const [claim = ""] = Object.keys(wrong);
    await expect(verifier()(await sign(key(elliptic), { ...claims(), ...wrong }))).rejects.toMatchObject({ code: "TOKEN_CLAIM_MISSING", message: expect.stringContaining(claim) });
  });

  it("may hold its claims under addresses or below others, and several roles, of which the highest counts", async () => {
    const verify = verifier({ organizationClaim: "https://redial.example/organization", roleClaim: "realm.roles" });
    const token = await sign(key(elliptic), { ...claims(), "https://redial.example/organization": ORGANIZATION.toUpperCase(), realm: { roles: ["offline", "viewer", "admin", "operator"] } });
    expect(await verify(token)).toMatchObject({ identity: { organizationId: ORGANIZATION, role: "admin" } });
  });

  it("signed with a new key is taken at once, and asked about no more than once in half a minute", async () => {
    const verify = verifier();
    await verify(await sign(key(elliptic), claims()));
    const unknown = await sign(key(other), claims());
    await expect(verify(unknown)).rejects.toEqual(refused("TOKEN_INVALID"));
    expect(issuer.asked).toBe(1);
    issuer.told = [key(other).publicKey];
    clock.advance(ASK_AGAIN_MS);
    const callers = await Promise.all(Array.from({ length: 20 }, () => verify(unknown)));
    expect([callers.length, issuer.asked]).toEqual([20, 2]);
  });

  it("signed with a key that the issuer withdrew is refused five minutes later", async () => {
    const verify = verifier();
    await verify(await sign(key(elliptic), claims()));
    issuer.told = [key(rsa).publicKey];
    clock.advance(KEYS_FRESH_MS);
    await expect(verify(await sign(key(elliptic), claims()))).rejects.toEqual(refused("TOKEN_INVALID"));
  });

  it("is verified with the known keys while the issuer is down; one of an unknown key has to wait", async () => {
    const verify = verifier();
    await verify(await sign(key(elliptic), claims()));
    issuer.isDown = true;
    clock.advance(KEYS_FRESH_MS);
    await verify(await sign(key(elliptic), claims()));
    await expect(verify(await sign(key(other), claims()))).rejects.toEqual(refused("IDENTITY_UNAVAILABLE"));
    await verify(await sign(key(elliptic), claims()));
    expect(issuer.asked).toBe(2);
    Object.assign(issuer, { isDown: false, told: [key(other).publicKey] });
    clock.advance(ASK_AGAIN_MS);
    await verify(await sign(key(other), claims()));
  });

  it("cannot be checked while no key was ever had", async () => {
    issuer.isDown = true;
    const verify = verifier();
    for (const by of [key(elliptic), key(rsa)]) await expect(verify(await sign(by, claims()))).rejects.toEqual(refused("IDENTITY_UNAVAILABLE"));
    expect(issuer.asked).toBe(1);
  });
});
