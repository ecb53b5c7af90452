import { startOptions } from "./start-options";

describe("the command line of npm start", () => {
  it("runs the demonstration on loopback and stays up when nothing is asked for", () => {
    expect(startOptions([])).toMatchObject({ bus: "embedded", host: "127.0.0.1", port: 4000, exit: false, reset: false, own: null });
  });

  it("takes a program of one's own, on a virtual clock unless told otherwise", () => {
    expect(startOptions(["--contacts", "people.csv", "--program", "program.json"]).own).toEqual({
      contacts: expect.stringMatching(/^\/.*\/people\.csv$/),
      program: expect.stringMatching(/^\/.*\/program\.json$/),
      clock: "fast_forward",
    });
    expect(startOptions(["--contacts", "p.csv", "--program", "p.json", "--real-time"]).own?.clock).toBe("real_time");
  });

  it.each([
    [["--kafak"], "--kafak"],
    [["--port", "http"], "--port"],
    [["--contacts", "people.csv"], "--program"],
    [["demo"], "demo"],
  ])("refuses %j with a sentence that names %s", (args, word) => {
    expect(() => startOptions(args)).toThrow(expect.objectContaining({ code: "USAGE", message: expect.stringContaining(word) }));
  });
});
