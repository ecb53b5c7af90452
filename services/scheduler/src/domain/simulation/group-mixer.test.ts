import { groupMixer } from "./group-mixer";

function mixed(sizes: readonly number[]): number[] {
  const mixer = groupMixer(sizes);
  return Array.from({ length: sizes.reduce((sum, size) => sum + size, 0) }, () => mixer.next());
}

it("gives every group as many places as it has contacts", () => {
  const sizes = [7, 0, 100, 1, 41];
  const groups = mixed(sizes);
  expect(sizes.map((_, group) => groups.filter((one) => one === group).length)).toEqual(sizes);
});

it("never lets a group fall a place behind its share", () => {
  const groups = mixed([30, 10]);
  for (let place = 1; place <= 40; place++) {
    const second = groups.slice(0, place).filter((group) => group === 1).length;
    expect(Math.abs(second - place / 4)).toBeLessThanOrEqual(1);
  }
});
