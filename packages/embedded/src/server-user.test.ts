import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isReachable } from "./server-user";

const stranger = { uid: 65534, gid: 65534 };
let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "redial-reach-")));
  mkdirSync(join(folder, "inner"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("sees that a folder closed to others (0700) hides all that lies below", () => {
  expect(isReachable(join(folder, "inner", "data"), stranger)).toBe(false);
});

it("needs permission to pass through only, not to list", () => {
  chmodSync(folder, 0o711);
  expect(isReachable(join(folder, "inner", "data"), stranger)).toBe(true);
});

it("leaves out the permissions of the place itself", () => {
  chmodSync(folder, 0o711);
  chmodSync(join(folder, "inner"), 0o700);
  expect(isReachable(join(folder, "inner"), stranger)).toBe(true);
});

it("always reaches what we run as ourselves", () => expect(isReachable(join(folder, "inner", "data"), null)).toBe(true));
