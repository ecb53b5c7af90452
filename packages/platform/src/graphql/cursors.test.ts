import { cursorsOf } from "./cursors";

const cursors = cursorsOf("secret");
const LIST = ["jobs", "e1"];
const PLACE = ["+491701234567", 7, null];

describe("a cursor", () => {
  it("stands for its place in its list, on every replica", () => {
    const cursor = cursors.write(LIST, PLACE);
    expect(cursorsOf("secret").read(LIST, cursor)).toEqual(PLACE);
    expect(cursor).toMatch(/^[\w-]+\.[\w-]{16}$/);
  });

  const forged = Buffer.from(JSON.stringify(["+491701234568", 7, null])).toString("base64url");
  it.each([
    ["that was made up", "MTIz"],
    ["that is empty", ""],
    ["of a place that was changed", `${forged}.${cursors.write(LIST, PLACE).split(".")[1]}`],
    ["of another list", cursors.write(["jobs", "e2"], PLACE)],
    ["of another installation", cursorsOf("another").write(LIST, PLACE)],
    ["that lost its end", cursors.write(LIST, PLACE).slice(0, -1)],
  ])("%s is refused", (_what, cursor) => {
    expect(() => cursors.read(LIST, cursor)).toThrow(expect.objectContaining({ code: "CURSOR_INVALID", field: ["after"] }));
  });
});
