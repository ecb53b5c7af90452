import { armSizes, dealBlock, dealPattern, type DealtMember } from "./experiment-deal";

const people = (count: number, from = 0, regions: readonly (string | null)[] = [null]): DealtMember[] =>
  Array.from({ length: count }, (_, index) => ({ phone: `+1202${2_000_000 + from + index}`, region: regions[index % regions.length] ?? null }));
const countsOf = (arms: readonly number[], of: number) => Array.from({ length: of }, (_, arm) => arms.filter((one) => one === arm).length);

describe("the pattern of a deal", () => {
  it.each([
    [[1, 1], [0, 1]],
    [[50, 50], [0, 1]],
    [[2, 1], [0, 1, 0]],
    [[1, 1, 1], [0, 1, 2]],
    [[3, 2], [0, 1, 0, 1, 0]],
  ])("for shares %j is %j", (shares, pattern) => {
    expect(dealPattern(shares)).toEqual(pattern);
  });

  it("never has an arm a whole contact from its share, at no length", () => {
    for (const shares of [[1, 1], [3, 1], [5, 3, 2], [100, 1], [1, 2, 3, 4], [7, 7, 7, 1]]) {
      const pattern = dealPattern(shares);
      const all = shares.reduce((sum, share) => sum + share, 0);
      for (let contacts = 0; contacts <= 3 * pattern.length; contacts++) {
        const sizes = armSizes(pattern, contacts);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(contacts);
        sizes.forEach((size, arm) => expect(Math.abs(size - (contacts * (shares[arm] ?? 0)) / all)).toBeLessThan(1));
      }
    }
  });
});

describe("a deal", () => {
  const halves = dealPattern([1, 1]);

  it("gives arms that differ by at most one contact, over blocks of any size", () => {
    for (const blocks of [[1_000, 1_000, 337], [7, 5], [1], [999, 999]]) {
      let before = 0;
      const arms = blocks.flatMap((size) => {
        const dealt = dealBlock("experiment", halves, before, people(size, before));
        before += size;
        return dealt;
      });
      expect(countsOf(arms, 2)).toEqual(armSizes(halves, before));
    }
  });

  it("is the same whenever it is dealt, in whatever order its members come, and another for another experiment", () => {
    const members = people(1_000);
    const arms = dealBlock("experiment", halves, 0, members);
    const reversed = dealBlock("experiment", halves, 0, [...members].reverse()).reverse();
    expect(reversed).toEqual(arms);
    const other = dealBlock("other", halves, 0, members);
    const alike = other.filter((arm, index) => arm === arms[index]).length;
    expect(Math.abs(alike - 500)).toBeLessThan(80);
  });

  it("gives each region to the arms by their shares, but for less than two contacts", () => {
    const members = people(1_000, 0, ["US-FL", "US-FL", "US-FL", "US-NY", "US-CA", null, "US-TX"]);
    const arms = dealBlock("experiment", dealPattern([2, 1]), 3_000, members);
    for (const region of new Set(members.map((member) => member.region))) {
      const within = arms.filter((_, index) => members[index]?.region === region);
      const [first = 0] = countsOf(within, 2);
      expect(Math.abs(first - (within.length * 2) / 3)).toBeLessThan(2);
    }
  });

  it("gives a member each arm as often as its share says, whatever its region and neighbours", () => {
    const members = [...people(998, 10), { phone: "+12025550199", region: "US-AK" }];
    const shares = [3, 1];
    const rounds = 2_000;
    const chosen = Array.from({ length: rounds }, (_, round) => dealBlock(`experiment ${round}`, dealPattern(shares), 0, members.slice(-20)).at(-1) ?? 0);
    const [first = 0] = countsOf(chosen, 2);
    // Four standard errors of a share of 0.75.
    expect(Math.abs(first / rounds - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / rounds));
  });
});
