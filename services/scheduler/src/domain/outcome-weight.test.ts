import { OUTCOMES } from "@redial/kernel";
import { weighOutcome } from "./outcome-weight";

describe("for the limits of a number", () => {
  it("a call counts that reached it, and one that never connected does not", () => {
    const counted = OUTCOMES.filter((outcome) => weighOutcome(outcome, null).counts);
    expect(counted).toEqual(["completed", "busy", "no_answer", "rejected", "voicemail"]);
  });

  it("a talk, a refusal and a call on which nobody spoke begin a cool-down, a voicemail does not", () => {
    expect(weighOutcome("completed", null).coolDown).toBe("conversation");
    expect(weighOutcome("rejected", null).coolDown).toBe("refusal");
    expect(weighOutcome("completed", "abandoned")).toEqual({ counts: true, coolDown: "abandoned_call" });
    expect(weighOutcome("voicemail", null).coolDown).toBeNull();
  });

  it("a call that nobody can tell the end of counts, for the phone may have rung", () => {
    expect(weighOutcome("network_error", "lost")).toEqual({ counts: true, coolDown: null });
  });
});
