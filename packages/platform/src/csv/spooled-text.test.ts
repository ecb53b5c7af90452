import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { text } from "node:stream/consumers";
import { spoolText } from "./spooled-text";

describe("text on disk", () => {
  it("is read as it was written, however long", async () => {
    const spool = await spoolText();
    const pieces = Array.from({ length: 3_000 }, (_, index) => `${index} é `.repeat(20));
    for (const piece of pieces) await spool.write(piece);
    expect(await text(await spool.read())).toBe(pieces.join(""));
    await spool.discard();
  });

  it("leaves no file behind, read or not", async () => {
    const spool = await spoolText();
    await spool.write("x");
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("redial-") && name.length === 43)).toEqual([]);
    await spool.discard();
  });
});
