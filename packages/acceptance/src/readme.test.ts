import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT } from "@redial/start";

const PAGES = ["README.md", "docs/tour.md", "docs/architecture.md", "docs/using.md", "docs/deploying.md"];
const page = (name: string) => readFileSync(join(CHECKOUT, name), "utf8");

describe("the pages for readers", () => {
  it.each(PAGES)("%s links to files that are there", (name) => {
    const links = [...page(name).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target]) => target ?? "").filter((target) => !target.startsWith("http"));
    expect(links.length + (name === "docs/using.md" ? 1 : 0)).toBeGreaterThan(0);
    expect(links.filter((target) => !existsSync(join(CHECKOUT, name, "..", target)))).toEqual([]);
  });

  it.each(PAGES)("%s names commands that are in package.json", (name) => {
    const { scripts } = JSON.parse(page("package.json")) as { scripts: Record<string, string> };
    const commands = [...page(name).matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, script, short]) => script ?? short ?? "");
    expect(commands.filter((command) => !(command in scripts))).toEqual([]);
  });

  it("README.md shows a session with the three groups and their numbers", () => {
    const session = /<!-- session -->([\s\S]*?)<!-- \/session -->/.exec(page("README.md"))?.[1] ?? "";
    expect(session).toMatch(/Group +Connection Rate +95 % interval +Contacts +Avg Attempts +Resource Usage/);
    expect(session.match(/^[ABC]: .*\d calls$/gm)).toHaveLength(3);
  });
});
