import { envChoice, envNumber, envText } from "./env";

describe("envText", () => {
  it("answers what is set, else the fallback", () => {
    expect(envText({ HOST: "::1" }, "HOST", "127.0.0.1")).toBe("::1");
    expect(envText({ HOST: "" }, "HOST", "127.0.0.1")).toBe("127.0.0.1");
    expect(envText({}, "HOST", "")).toBe("");
  });

  it.each([{}, { DATABASE_URL: "" }])("refuses %j when there is no fallback", (env) => {
    expect(() => envText(env, "DATABASE_URL")).toThrow(expect.objectContaining({ code: "CONFIG_MISSING", field: ["DATABASE_URL"] }));
  });
});

describe("envNumber", () => {
  const port = (PORT?: string) => envNumber({ PORT }, "PORT", 4000, { min: 0, max: 65_535 });

  it("answers what is set, else the fallback", () => {
    expect([port("0"), port("8080"), port("65535"), port(""), port()]).toEqual([0, 8080, 65_535, 4000, 4000]);
  });

  it.each(["-1", "65536", "80.5", "1e3", "0x50", " ", "80 ", "eighty"])('refuses "%s"', (text) => {
    expect(() => port(text)).toThrow(expect.objectContaining({ code: "CONFIG_INVALID", message: `PORT must be a whole number from 0 to 65535, not "${text}".` }));
  });
});

describe("envChoice", () => {
  const level = (LOG_LEVEL?: string) => envChoice({ LOG_LEVEL }, "LOG_LEVEL", ["debug", "info"], "info");

  it("answers what is set, else the fallback", () => expect([level("debug"), level(""), level()]).toEqual(["debug", "info", "info"]));

  it("refuses any other word", () => {
    expect(() => level("loud")).toThrow(expect.objectContaining({ code: "CONFIG_INVALID", message: 'LOG_LEVEL must be one of debug, info, not "loud".' }));
  });
});
