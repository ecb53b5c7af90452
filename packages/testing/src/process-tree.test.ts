import { spawn } from "node:child_process";
import { once } from "node:events";
import { identifyProcess } from "@redial/embedded";
import { endTree, treeOf } from "./process-tree";

it("finds descendants of every degree, and nobody else", () => {
  expect(treeOf(10, " 1 0\n 10 1\n 11 10\n 20 1\n 12 11\n 13 10\n")).toEqual([10, 11, 13, 12]);
});

it("ends a grandchild that left its process group, even one that is deaf to SIGTERM", async () => {
  const deaf = `process.on("SIGTERM", () => {}); console.log(process.pid); setInterval(() => {}, 1000)`;
  const parent = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(deaf)}], { detached: true, stdio: ["ignore", 1, 2] }); setInterval(() => {}, 1000)`;
  const child = spawn(process.execPath, ["-e", parent], { stdio: ["ignore", "pipe", "inherit"] });
  const [said]: Buffer[] = await once(child.stdout, "data");
  await endTree(child.pid as number, 100);
  expect(identifyProcess(Number(String(said)))).toBeNull();
  expect(identifyProcess(child.pid as number)).toBeNull();
});
