import type { Reason } from "../domain/reason";
import { addReasons, keepReasons, readReasons } from "./kept-reasons";

const refusal = (at: number): Reason => ({ rule: "refused", refusal: "permit_expired", at });

describe("the reasons that are kept with a job", () => {
  it("stay in the order of the rules, with what moved the plan behind what made it", () => {
    const kept = addReasons(keepReasons([{ rule: "now", at: 1 }]), [refusal(2)]);
    expect(readReasons(kept)).toEqual([{ rule: "now", at: 1 }, refusal(2)]);
  });

  it("keep their beginning and their end when a job is postponed again and again", () => {
    let kept = keepReasons([{ rule: "now", at: 0 }]);
    for (let at = 1; at <= 1_000; at++) kept = addReasons(kept, [refusal(at)]);
    const reasons = readReasons(kept);
    expect(reasons).toHaveLength(24);
    expect([reasons[0], reasons[23]]).toEqual([{ rule: "now", at: 0 }, refusal(1_000)]);
  });

  it("are one line, whatever they say, so that a batch of them is a text of lines", () => {
    expect(keepReasons([{ rule: "refused", refusal: "one\ntwo", at: 1 }])).not.toContain("\n");
  });
});
