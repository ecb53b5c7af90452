import { startProgram, type RunningProgram } from "../program-service.fixture";

const CREATE = "mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id name role prefix } } }";
const REVOKE = "mutation ($id: ID!) { revokeApiKey(id: $id) { id revokedAt } }";
const LIST = "{ apiKeys { id name role prefix createdAt lastUsedAt revokedAt } organization { id name createdAt } }";

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
    expect(await identify(adminKey)).toEqual({ status: 200, body: { organizationId, role: "admin" } });
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
    expect(await identify(secret)).toMatchObject({ status: 401 });
    const first = (await program.ask(admin(), LIST)).data?.["apiKeys"].at(-1);
    expect((await program.ask(admin(), REVOKE, { id: first.id })).errors?.[0]?.extensions).toMatchObject({ code: "API_KEY_LAST_ADMIN", field: ["id"] });
    expect(await identify(adminKey)).toMatchObject({ status: 200 });
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

  it("and organizations need names", async () => {
    expect(await program.internal("organizations", {})).toMatchObject({ status: 400, body: { code: "ORGANIZATION_NAME_MISSING", path: ["name"] } });
    expect((await program.ask(admin(), CREATE, { input: { name: "", role: "viewer" } })).errors?.[0]?.extensions).toMatchObject({ code: "API_KEY_NAME_INVALID", field: ["name"] });
  });
});
