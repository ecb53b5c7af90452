import { freshRows } from "./fresh-rows";

describe("fresh rows", () => {
  const row = (body: string) => ({ topic: "t", keys: ["k"], types: ["a"], bodies: [body], traces: null });

  it("hands a row over once, by where it stands", () => {
    const fresh = freshRows();
    fresh.keep({ xid: "1", id: "12" }, row("one"), 3);
    fresh.keep({ xid: "11", id: "2" }, row("two"), 3);
    expect(fresh.take({ xid: "11", id: "2" })).toEqual(row("two"));
    expect(fresh.take({ xid: "11", id: "2" })).toBeUndefined();
    expect(fresh.take({ xid: "1", id: "12" })).toEqual(row("one"));
  });

  it("lets the oldest go when all together are too large, and counts what was taken no more", () => {
    const fresh = freshRows(10);
    for (const id of ["1", "2", "3"]) fresh.keep({ xid: "1", id }, row(id), 4);
    expect(fresh.take({ xid: "1", id: "1" })).toBeUndefined();
    expect(fresh.take({ xid: "1", id: "2" })).toEqual(row("2"));
    fresh.keep({ xid: "1", id: "4" }, row("4"), 6);
    expect(fresh.take({ xid: "1", id: "3" })).toEqual(row("3"));
    expect(fresh.take({ xid: "1", id: "4" })).toEqual(row("4"));
  });
});
