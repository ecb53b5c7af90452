import { findJava, javaMajor } from "./java";

describe("javaMajor", () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_411"', 8],
    ['openjdk version "25" 2025-09-16', 25],
    ["bash: java: command not found", null],
  ])("reads %s as %s", (text, major) => expect(javaMajor(text)).toBe(major));
});

it("says in a sentence that there is no Java where JAVA_HOME points", async () => {
  expect(await findJava({ JAVA_HOME: "/nowhere" })).toEqual({ unavailable: "No Java 17 or newer was found: /nowhere/bin/java does not run." });
});
