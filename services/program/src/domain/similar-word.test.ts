import { similarWord, suggestWord } from "./similar-word";

describe("the word that was probably meant", () => {
  it.each([
    ["Monday", "monday"],
    ["tusday", "tuesday"],
    ["sundy", "sunday"],
    ["holiday", null],
  ])("for %s is %s", (given, meant) => expect(similarWord(given, ["monday", "tuesday", "sunday"])).toBe(meant));

  it("is all of them when none is near", () => expect(suggestWord("x", ["skip", "asap"])).toBe("use skip or asap."));
});
