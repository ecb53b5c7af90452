import { toldAttributes } from "./told-attributes";

describe("what is told of a contact's attributes", () => {
  it("is what has one short value, as text, by name", () => {
    const attributes = { tier: 2, plan: " gold ", vip: true, note: null, tags: ["a"], address: { city: "Rome" }, empty: " ", long: "x".repeat(41), ["n".repeat(41)]: 1 };
    expect(Object.entries(toldAttributes(attributes))).toEqual([["plan", "gold"], ["tier", "2"], ["vip", "true"]]);
  });

  it("is eight of them, the first by name", () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`a${19 - index + 10}`, index]));
    expect(Object.keys(toldAttributes(many))).toEqual(["a10", "a11", "a12", "a13", "a14", "a15", "a16", "a17"]);
  });

  it("fits in 400 bytes, whatever the letters are", () => {
    const wide = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`a${index}`, "語".repeat(40)]));
    expect(Object.keys(toldAttributes(wide))).toEqual(["a0", "a1", "a2"]);
  });
});
