import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { JSDOM } from "jsdom";
import { startHouse, type House } from "./house.fixture";
import { SANDBOX_FOLDER } from "./sandbox";

const ASSETS = readdirSync(SANDBOX_FOLDER);

describe("a gateway that shows the sandbox", () => {
  let house: House;
  beforeAll(async () => (house = await startHouse({ SANDBOX: "on" })));
  afterAll(() => house.stop());

  it.each(["/sandbox", ...ASSETS.map((name) => `/sandbox/${name}`)])("answers %s to anyone, under a policy that lets it load and reach nothing but this gateway", async (at) => {
    const response = await fetch(`${house.url}${at}`);
    expect(response.status).toBe(200);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("answers nothing else below /sandbox", async () => {
    const at = async (place: string) => (await fetch(`${house.url}${place}`, { redirect: "manual" })).status;
    expect(await Promise.all(["/sandbox/..%2fpackage.json", "/sandbox/package.json", "/sandbox/../package.json"].map(at))).toEqual([401, 401, 401]);
  });

  it("runs what people write into it with their key, and shows the schema", async () => {
    const page = await JSDOM.fromURL(`${house.url}/sandbox`, {
      runScripts: "dangerously",
      resources: "usable",
      beforeParse: (window) => Object.assign(window, { fetch: (at: string, init: RequestInit) => fetch(new URL(at, house.url), init), AbortController, TextDecoderStream }),
    });
    const { document } = page.window;
    await new Promise((loaded) => page.window.addEventListener("load", loaded));
    const element = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind;
    const until = async (id: string, text: RegExp) => {
      const deadline = performance.now() + 20_000;
      while (!text.test(element(id).textContent ?? "")) {
        if (performance.now() > deadline) throw new Error(`${id} says: ${element(id).textContent} ${element("state").textContent}`);
        await new Promise((turn) => setImmediate(turn));
      }
    };

    element<HTMLInputElement>("key").value = "key-of-o1";
    element("key").dispatchEvent(new page.window.Event("change"));
    await until("schema", /Query/);
    element<HTMLTextAreaElement>("operation").value = "query ($id: ID!) { program(id: $id) { name } }";
    element<HTMLTextAreaElement>("variables").value = '{ "id": "p1" }';
    element<HTMLButtonElement>("run").click();
    await until("answer", /Winter/);
    expect(JSON.parse(element("answer").textContent ?? "")).toEqual({ data: { program: { name: "Winter" } } });
    page.window.close();
  });
});

describe("what the page is made of", () => {
  it.each(ASSETS)("%s names no other address, holds no script or style within markup, and makes no markup of text", (name) => {
    const text = readFileSync(path.join(SANDBOX_FOLDER, name), "utf8");
    expect(text).not.toMatch(/https?:\/\/|\/\/[a-z]+\.|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|import\(/);
    if (name.endsWith(".html")) expect(text).not.toMatch(/<style|<script(?![^>]+src=)|\son\w+=|\sstyle=/);
  });
});

it("is not there unless it was asked for", async () => {
  const house = await startHouse();
  expect((await fetch(`${house.url}/sandbox`)).status).toBe(401);
  await house.stop();
});
