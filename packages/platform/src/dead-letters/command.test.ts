import { keepingBus } from "../bus/keeping-bus.fixture";
import { readCommand } from "./command";
import { letterId, readLetter } from "./letter";
import { replayLetters } from "./open-letters";

describe("the command line of dead letters", () => {
  it("is read", () => {
    expect(readCommand(["list"])).toEqual({ verb: "list", choice: {}, asJson: false, dataDir: undefined });
    expect(readCommand(["list", "--group", "dialer", "--code", "CARRIER_UNKNOWN", "--json", "--data", "d"])).toEqual({ verb: "list", choice: { group: "dialer", code: "CARRIER_UNKNOWN" }, asJson: true, dataDir: "d" });
    expect(readCommand(["replay", "a", "b"])).toMatchObject({ verb: "replay", choice: { ids: ["a", "b"] } });
  });

  it.each([
    [[], "Say what to do"],
    [["bury"], "Say what to do"],
    [["replay"], "Name the letters to replay, or say --all."],
    [["discard", "--group", "dialer"], "Name the letters to discard, or say --all."],
    [["replay", "a", "--all"], "not both"],
    [["list", "--loud"], "--loud"],
  ])("refuses %j", (args, sentence) => expect(() => readCommand(args)).toThrow(sentence));
});

describe("a letter", () => {
  const old = { group: "dialer", topic: "scheduler.events", partition: 1, sequence: 7, code: "EVENT_INVALID", reason: "data", message: { id: "e" } };

  it("of an older version is read, and has an id of its own", () => {
    const letter = readLetter("job", "attempt.requested", old);
    expect(letter).toEqual({ ...old, key: "job", type: "attempt.requested", buriedAt: null, id: letterId({ ...old, key: "job" }, old.message) });
    expect(readLetter("job", "attempt.requested", { ...old, sequence: 8 }).id).not.toBe(letter.id);
  });

  it("that is none is refused", () => {
    for (const value of [null, "text", {}, { ...old, partition: "1" }]) expect(() => readLetter("k", "t", value)).toThrow(expect.objectContaining({ code: "LETTER_UNREADABLE" }));
  });

  it("without its message is not replayed, and says where that is", async () => {
    const bus = keepingBus();
    const [closed] = await replayLetters(bus, [readLetter("job", "attempt.requested", { ...old, message: null })]);
    expect(closed?.refusal).toContain("scheduler.events/1, sequence 7");
    expect(bus.kept()).toEqual([]);
  });
});
