import { startProgram, type RunningProgram } from "../program-service.fixture";

const CREATE = "mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id name role prefix expiresAt } } }";
const REVOKE = "mutation ($id: ID!) { revokeApiKey(id: $id) { id revokedAt } }";
const LIST = "{ apiKeys { id name role prefix createdAt expiresAt lastUsedAt revokedAt } organization { id name createdAt } }";

describe("API keys", () => {
  let program: RunningProgram;
  let organizationId: string;
  let adminKey: string;

  beforeAll(async () => {
    program = await startProgram();
    ({ organizationId, adminKey } = (await program.internal("organizations", { name: "Acme" })).body);
  });
  afterAll(() => program.stop());

  const admin = () => ({ organizationId, role: "admin" }) as const;
  const identify = (key: unknown) => program.internal("identify", { key });

  it("come with a new organization: its first is an admin's", async () => {
    expect(adminKey).toMatch(/^rdl_[0-9A-Za-z]{43}$/);
    expect(await identify(adminKey)).toEqual({ status: 200, body: { organizationId, role: "admin", keyId: expect.any(String), expiresAt: null } });
  });

  it("are identified for whoever knows the gateway's secret only, and nobody learns more of a wrong key than that it is wrong", async () => {
    expect(await program.internal("identify", { key: adminKey }, "guess")).toMatchObject({ status: 403, body: { code: "NOT_THE_GATEWAY" } });
    expect(await program.internal("organizations", { name: "Mallory" }, "guess")).toMatchObject({ status: 403 });
    for (const key of [`${adminKey}x`, "", 7, undefined]) expect(await identify(key)).toMatchObject({ status: 401, body: { code: "UNAUTHENTICATED" } });
  });

  it("show their secret once, and the database never held it", async () => {
    const made = await program.ask(admin(), CREATE, { input: { name: " Dialer ", role: "operator" } });
    const { secret, apiKey } = made.data?.["createApiKey"];
    expect(apiKey).toMatchObject({ name: "Dialer", role: "operator", prefix: secret.slice(0, 12) });
    expect(await identify(secret)).toMatchObject({ body: { organizationId, role: "operator" } });
    const kept = await program.database.rows<{ row: string }>("select row_to_json(api_key)::text as row from api_key");
    expect(kept.filter(({ row }) => row.includes(secret) || row.includes(adminKey))).toEqual([]);
  });

  it("tell when they were last used, to the minute", async () => {
    program.clock.set("2025-01-06T10:00:00Z");
    await identify(adminKey);
    program.clock.advance(30_000);
    await identify(adminKey);
    const { data } = await program.ask(admin(), LIST);
    expect(data?.["organization"]).toEqual({ id: organizationId, name: "Acme", createdAt: "2025-01-06T09:00:00.000Z" });
    expect(data?.["apiKeys"].at(-1)).toMatchObject({ name: "first key", createdAt: "2025-01-06T09:00:00.000Z", lastUsedAt: "2025-01-06T10:00:00.000Z", revokedAt: null });
  });

  it("open nothing once they are revoked; the last admin key stays", async () => {
    const { secret, apiKey } = (await program.ask(admin(), CREATE, { input: { name: "spare", role: "admin" } })).data?.["createApiKey"];
    expect((await program.ask(admin(), REVOKE, { id: apiKey.id })).data?.["revokeApiKey"].revokedAt).not.toBeNull();
    expect(await identify(secret)).toMatchObject({ status: 401, body: { code: "API_KEY_REVOKED", message: expect.stringContaining("ask an admin") } });
    const first = (await program.ask(admin(), LIST)).data?.["apiKeys"].at(-1);
    expect((await program.ask(admin(), REVOKE, { id: first.id })).errors?.[0]?.extensions).toMatchObject({ code: "API_KEY_LAST_ADMIN", field: ["id"] });
    expect(await identify(adminKey)).toMatchObject({ status: 200 });
  });

  it("open nothing from the instant on at which they expire, are not used by then, and say so", async () => {
    program.clock.set("2025-02-01T10:00:00Z");
    const made = await program.ask(admin(), CREATE, { input: { name: "for a day", role: "admin", expiresAt: "2025-02-02T11:00:00+01:00" } });
    const { secret, apiKey } = made.data?.["createApiKey"];
    expect(apiKey.expiresAt).toBe("2025-02-02T10:00:00.000Z");
    program.clock.set("2025-02-02T09:59:59.999Z");
    expect(await identify(secret)).toEqual({ status: 200, body: { organizationId, role: "admin", keyId: apiKey.id, expiresAt: "2025-02-02T10:00:00.000Z" } });
    program.clock.set("2025-02-02T10:00:00Z");
    expect(await identify(secret)).toMatchObject({ status: 401, body: { code: "API_KEY_EXPIRED", message: expect.stringContaining("2025-02-02T10:00:00.000Z") } });
    program.clock.advance(120_000);
    await identify(secret);
    const [listed] = (await program.ask(admin(), LIST)).data?.["apiKeys"];
    expect(listed).toMatchObject({ name: "for a day", lastUsedAt: "2025-02-02T09:59:59.999Z", expiresAt: "2025-02-02T10:00:00.000Z", revokedAt: null });
  });

  it("that will expire are no last ones: an organization keeps an admin key that never does", async () => {
    await program.ask(admin(), CREATE, { input: { name: "for a year", role: "admin", expiresAt: "2099-01-01T00:00:00Z" } });
    const first = (await program.ask(admin(), LIST)).data?.["apiKeys"].at(-1);
    expect((await program.ask(admin(), REVOKE, { id: first.id })).errors?.[0]?.extensions).toMatchObject({ code: "API_KEY_LAST_ADMIN" });
  });

  it.each([
    ["2025-01-01T00:00:00Z", "API_KEY_EXPIRY_PAST"],
    ["tomorrow", "API_KEY_EXPIRY_INVALID"],
    ["2099-01-01", "API_KEY_EXPIRY_INVALID"],
  ])("cannot expire at %j", async (expiresAt, code) => {
    const answer = await program.ask(admin(), CREATE, { input: { name: "x", role: "viewer", expiresAt } });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code, field: ["expiresAt"] });
  });

  it("are an admin's business, and each organization's own", async () => {
    const operator = { organizationId, role: "operator" } as const;
    for (const query of [LIST, 'mutation { createApiKey(input: { name: "x", role: admin }) { secret } }', 'mutation { revokeApiKey(id: "1") { id } }']) {
      expect((await program.ask(operator, query)).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    }
    const other = (await program.internal("organizations", { name: "Other" })).body;
    const [theirs] = (await program.ask({ organizationId: other.organizationId, role: "admin" }, LIST)).data?.["apiKeys"];
    expect((await program.ask(admin(), REVOKE, { id: theirs.id })).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
  });

  it("belong to organizations that the gateway can ask for, and others that it cannot", async () => {
    const ask = async (id: string, secret?: string) => {
      const response = await fetch(`${program.url}/internal/organizations/${id}`, { headers: secret ? { "x-redial-gateway": secret } : {} });
      return { status: response.status, body: await response.json() };
    };
    expect(await ask(organizationId, program.gatewaySecret)).toEqual({ status: 200, body: { organizationId, name: "Acme" } });
    for (const id of ["0190a000-0000-7000-8000-00000000ffff", "acme"]) expect(await ask(id, program.gatewaySecret)).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    expect(await ask(organizationId)).toMatchObject({ status: 403, body: { code: "NOT_THE_GATEWAY" } });
  });

  it("and organizations need names", async () => {
    expect(await program.internal("organizations", {})).toMatchObject({ status: 400, body: { code: "ORGANIZATION_NAME_MISSING", path: ["name"] } });
    expect((await program.ask(admin(), CREATE, { input: { name: "", role: "viewer" } })).errors?.[0]?.extensions).toMatchObject({ code: "API_KEY_NAME_INVALID", field: ["name"] });
  });
});
