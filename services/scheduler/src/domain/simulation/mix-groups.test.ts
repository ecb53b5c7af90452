import { mixGroups } from "./mix-groups";

it("gives every group as many places as it has contacts", () => {
  const sizes = [7, 0, 100, 1, 41];
  const mixed = mixGroups(sizes);
  expect(sizes.map((_, group) => mixed.filter((one) => one === group).length)).toEqual(sizes);
});

it("never lets a group fall a place behind its share", () => {
  const mixed = mixGroups([30, 10]);
  for (let place = 1; place <= 40; place++) {
    const second = mixed.slice(0, place).filter((group) => group === 1).length;
    expect(Math.abs(second - place / 4)).toBeLessThanOrEqual(1);
  }
});
