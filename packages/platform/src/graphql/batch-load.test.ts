import { batchLoad } from "./batch-load";

describe("batchLoad", () => {
  it("fetches what is asked for in one turn with one call for each organization", async () => {
    const calls: [string, readonly string[]][] = [];
    const load = batchLoad(async (organization, ids) => {
      calls.push([organization, ids]);
      return new Map(ids.map((id) => [id, `${organization}/${id}`]));
    });
    const answers = await Promise.all([load("a", "1"), load("a", "2"), load("b", "1"), load("a", "1")]);
    expect(answers).toEqual(["a/1", "a/2", "b/1", "a/1"]);
    expect(calls).toEqual([
      ["a", ["1", "2"]],
      ["b", ["1"]],
    ]);
  });

  it("answers undefined for what is not there", async () => {
    expect(await batchLoad(async () => new Map<string, string>())("a", "1")).toBeUndefined();
  });

  it("fails for everyone who waited when the fetch fails, and starts anew", async () => {
    let fail = true;
    const load = batchLoad(async (_organization, ids) => {
      if (fail) throw new Error("down");
      return new Map(ids.map((id) => [id, id]));
    });
    await expect(Promise.all([load("a", "1")])).rejects.toThrow("down");
    fail = false;
    expect(await load("a", "1")).toBe("1");
  });
});
