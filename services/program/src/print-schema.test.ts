import { readFileSync } from "node:fs";
import { join } from "node:path";
import { schemaText } from "./print-schema";

describe("schema.graphql", () => {
  it("is what the code makes; `npm run schema -w services/program` writes it", async () => {
    expect(readFileSync(join(__dirname, "..", "schema.graphql"), "utf8")).toBe(await schemaText());
  });
});
