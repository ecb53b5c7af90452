import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSecrets } from "./secrets";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "redial-secrets-"))));
afterEach(() => rmSync(folder, { recursive: true }));

it("makes secrets at the first start and gives the same ones at every later start", () => {
  const first = loadSecrets(join(folder, "data"));
  expect(first.gatewaySecret).toMatch(/^[0-9a-f]{64}$/);
  expect(loadSecrets(join(folder, "data"))).toEqual(first);
  expect(loadSecrets(join(folder, "other"))).not.toEqual(first);
});

it("keeps them from everybody else, even after someone opened the file up", () => {
  loadSecrets(folder);
  const file = join(folder, "secrets.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  chmodSync(file, 0o644);
  loadSecrets(folder);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it.each(["", "{}", '{"gatewaySecret":"x","postgresPassword":"y"}'])("makes no new ones in place of damaged ones: %s", (text) => {
  writeFileSync(join(folder, "secrets.json"), text);
  expect(() => loadSecrets(folder)).toThrow("secrets.json is damaged");
});
