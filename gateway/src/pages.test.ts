import { readFileSync } from "node:fs";
import path from "node:path";
import { buildSchema, parse, validate } from "graphql";

const checkout = path.join(__dirname, "../..");
const schema = buildSchema(readFileSync(path.join(checkout, "gateway/supergraph.graphql"), "utf8"), { assumeValidSDL: true });

/** Every operation that a page shows, as it stands there. */
function operationsOf(page: string): string[] {
  return [...readFileSync(path.join(checkout, page), "utf8").matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
}

describe("the pages for readers", () => {
  it.each(["README.md", "docs/using.md"].flatMap((page) => operationsOf(page).map((operation) => [page, operation] as const)))("%s: this graph answers %s", (_page, operation) => {
    expect(validate(schema, parse(operation)).map(({ message }) => message)).toEqual([]);
  });

  it("show operations", () => expect(operationsOf("docs/using.md").length).toBeGreaterThan(3));
});
