import { alignArms } from "./align-arms";

describe("the contacts that are compared", () => {
  it.each([
    ["all of all arms once all are over", [[500, 500], [250, 250]], [500, 250]],
    ["the part of the arm that is least far", [[500, 400], [500, 100]], [100, 100]],
    ["the same part of uneven arms", [[600, 300], [300, 299]], [300, 150]],
    ["whole contacts of a part", [[3, 1], [100, 100]], [1, 33]],
    ["every contact of the least far arm, although 1 / 49 of 49 is less than 1 to a computer", [[49, 1], [49, 49]], [1, 1]],
    ["nobody while one arm has not begun", [[500, 500], [500, 0]], [0, 0]],
  ])("are %s", (_, arms, counted) => {
    expect(alignArms(arms.map(([size = 0, overFromFirst = 0]) => ({ size, overFromFirst })))).toEqual(counted);
  });
});
