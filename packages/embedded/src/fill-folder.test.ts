import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillFolder } from "./fill-folder";

let folder: string;
let target: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "redial-fill-")));
  target = join(folder, "target");
});
afterEach(() => rmSync(folder, { recursive: true }));

function fillWith(text: string): (draft: string) => void {
  return (draft) => {
    mkdirSync(draft);
    writeFileSync(join(draft, "file"), text);
  };
}

it("fills a folder once", async () => {
  expect(await fillFolder(target, fillWith("first"))).toBe(target);
  expect(await fillFolder(target, fillWith("second"))).toBe(target);
  expect(readFileSync(join(target, "file"), "utf8")).toBe("first");
});

it("leaves nothing of a folder that was half filled", async () => {
  const breaks = (draft: string) => {
    fillWith("half")(draft);
    throw new Error("broke off");
  };
  await expect(fillFolder(target, breaks)).rejects.toThrow("broke off");
  expect(readdirSync(folder)).toEqual([]);
});

it("takes the folder of whoever was first", async () => {
  await fillFolder(target, async (draft) => {
    fillWith("later")(draft);
    await fillFolder(target, fillWith("earlier"));
  });
  expect(readFileSync(join(target, "file"), "utf8")).toBe("earlier");
  expect(existsSync(target) && readdirSync(folder)).toEqual(["target"]);
});
