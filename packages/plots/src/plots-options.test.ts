import { join } from "node:path";
import { CHECKOUT } from "@redial/start";
import { plotsOptions } from "./plots-options";

const HERE = { INIT_CWD: "/here" };

it("draws the tour's pictures anew unless told otherwise", () => {
  expect(plotsOptions([], {})).toEqual({ source: { file: join(CHECKOUT, "docs/tour/report.json") }, outDir: join(CHECKOUT, "docs/tour") });
});

it("draws a file where the caller is, beside it or elsewhere", () => {
  expect(plotsOptions(["--from", "mine/report.json"], HERE)).toEqual({ source: { file: "/here/mine/report.json" }, outDir: "/here/mine" });
  expect(plotsOptions(["--from", "report.json", "--out", "pictures"], HERE)?.outDir).toBe("/here/pictures");
});

it("asks a Redial by words, else by the environment, else this machine's", () => {
  const asked = (args: string[], env: Record<string, string>) => plotsOptions(["--execution", "e", ...args], { ...HERE, ...env });
  expect(asked(["--experiment", "x", "--url", "http://there", "--key", "k"], { REDIAL: "http://env", KEY: "env" })).toEqual({ source: { executionId: "e", experimentId: "x", url: "http://there", key: "k" }, outDir: "/here/plots" });
  expect(asked([], { REDIAL: "http://env", KEY: "env" })?.source).toEqual({ executionId: "e", experimentId: null, url: "http://env", key: "env" });
  expect(asked([], {})?.source).toMatchObject({ url: "http://127.0.0.1:4000", key: null });
});

it("shows its usage when asked, and refuses what it does not understand with a sentence", () => {
  expect(plotsOptions(["--help"], {})).toBeNull();
  expect(() => plotsOptions(["--key", "k"], {})).toThrow("--url and --key need something to ask for: --execution or --experiment.");
  expect(() => plotsOptions(["--from", "f", "--execution", "e"], {})).toThrow("Give one of them.");
  expect(() => plotsOptions(["--execution", "e", "--experiment", ""], {})).toThrow("--experiment is empty");
  expect(() => plotsOptions(["--form", "f"], {})).toThrow("--form");
});
