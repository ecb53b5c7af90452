import { Rejection } from "@redial/kernel";
import { createAuthenticate, type AuthenticateParts } from "./authenticate";
import { credentialsFrom, type Caller, type Credentials } from "./caller";

const caller = (id: string): Caller => ({ identity: { organizationId: "o1", role: "viewer" }, id, until: null });
const recognizeKey = async (key: string) => caller(`key:${key}`);
const verifyToken = async (token: string) => caller(`token:${token}`);
const knowOrganization = async () => undefined;
const authenticateBy = (parts: Partial<AuthenticateParts>) => {
  const authenticate = createAuthenticate({ recognizeKey, verifyToken, knowOrganization, ...parts });
  return (credentials: Credentials) => authenticate(credentials, "192.0.2.1");
};
const both = authenticateBy({});
const keysOnly = authenticateBy({ verifyToken: null });

describe("whoever comes", () => {
  it("with a key is the key's owner", async () => {
    expect(await both({ apiKey: "k" })).toEqual(caller("key:k"));
    expect(await keysOnly({ apiKey: "k" })).toEqual(caller("key:k"));
  });

  it.each(["Bearer t", "bearer t", "BEARER  t"])("with a token as %j is whom it names", async (authorization) => expect(await both({ authorization })).toEqual(caller("token:t")));

  it.each([{}, { apiKey: "" }, { authorization: "" }, { authorization: "Bearer " }, { authorization: "Basic dTpw" }])("with %j is refused without asking", async (credentials) => {
    await expect(both(credentials)).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: expect.stringContaining("as Bearer") });
    await expect(keysOnly(credentials)).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: "Send your API key in the header x-api-key." });
  });

  it("with a key and a token is asked which of them", async () => {
    await expect(both({ apiKey: "k", authorization: "Bearer t" })).rejects.toMatchObject({ code: "CREDENTIALS_AMBIGUOUS" });
    expect(await both({ apiKey: "k", authorization: "Basic of-a-proxy" })).toEqual(caller("key:k"));
  });

  it("with a token of an organization that is none of ours is refused", async () => {
    const strict = authenticateBy({ knowOrganization: async () => Promise.reject(new Rejection("ORGANIZATION_UNKNOWN", "It is none.")) });
    await expect(strict({ authorization: "Bearer t" })).rejects.toMatchObject({ code: "ORGANIZATION_UNKNOWN" });
    expect(await strict({ apiKey: "k" })).toEqual(caller("key:k"));
  });

  it("where no tokens are taken, a token counts for nothing", async () => {
    await expect(keysOnly({ authorization: "Bearer t" })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await keysOnly({ apiKey: "k", authorization: "Bearer t" })).toEqual(caller("key:k"));
  });
});

it("credentials are texts; anything else a client sends in their place is none", () => {
  const sent: Record<string, unknown> = { "x-api-key": { $ne: "" }, authorization: "Bearer t" };
  expect(credentialsFrom((name) => sent[name])).toEqual({ authorization: "Bearer t" });
});
