import { shareTransaction } from "./share-transaction";

/** Notes which items each transaction took, and fails those that hold a bad one. */
function ledger(bad: readonly number[] = []) {
  const taken: number[][] = [];
  const transact = async (items: readonly number[]) => {
    taken.push([...items]);
    await Promise.resolve();
    if (items.some((item) => bad.includes(item))) throw new Error("a bad one");
  };
  return { taken, transact };
}

describe("a shared transaction", () => {
  it("takes all that arrived while the one before it ran, in order, up to its size", async () => {
    const { taken, transact } = ledger();
    const share = shareTransaction({ most: 3, atOnce: 1 }, transact);
    await Promise.all([1, 2, 3, 4, 5].map(share));
    expect(taken).toEqual([[1], [2, 3, 4], [5]]);
  });

  it("takes all that wait when no size is given", async () => {
    const { taken, transact } = ledger();
    const share = shareTransaction({ atOnce: 1 }, transact);
    await Promise.all([1, 2, 3, 4].map(share));
    await share(5);
    expect(taken).toEqual([[1], [2, 3, 4], [5]]);
  });

  it("runs as many at once as it may", async () => {
    const { taken, transact } = ledger();
    const share = shareTransaction({ most: 2, atOnce: 2 }, transact);
    await Promise.all([1, 2, 3, 4, 5].map(share));
    expect(taken).toEqual([[1], [2], [3, 4], [5]]);
  });

  it("fails only those that fail alone", async () => {
    const { taken, transact } = ledger([3]);
    const share = shareTransaction({ most: 10, atOnce: 1 }, transact);
    const answers = await Promise.allSettled([1, 2, 3, 4].map(share));
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    expect(taken).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
  });

  it("goes on after a failure", async () => {
    const share = shareTransaction({ most: 10, atOnce: 1 }, ledger([1]).transact);
    await expect(share(1)).rejects.toThrow("a bad one");
    await share(2);
  });
});
