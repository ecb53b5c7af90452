import { MOST_REPLAY_ROWS, replayPhone } from "./replay-phone";

describe("replayPhone", () => {
  it("gives every row a number of its own, in the block kept for fiction", () => {
    const phones = new Set(Array.from({ length: MOST_REPLAY_ROWS }, (_, at) => replayPhone(at + 1)));
    expect(phones.size).toBe(MOST_REPLAY_ROWS);
    for (const phone of phones) expect(phone).toMatch(/^\+1[2-9]\d\d55501\d\d$/);
  });

  it("has room for the 27,729 rows of the bank history", () => expect(MOST_REPLAY_ROWS).toBeGreaterThanOrEqual(27_729));

  it.each([0, 1.5, MOST_REPLAY_ROWS + 1])("refuses row %s", (row) => expect(() => replayPhone(row)).toThrow(RangeError));
});
