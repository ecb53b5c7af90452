import { parseDialNode } from "./dial-node";
import { GUIDE } from "./guide.fixture";

describe("a dial node", () => {
  it("of the guide is accepted as printed and kept as it is", () => {
    const node: unknown = JSON.parse(GUIDE.outcomeBasedRouting);
    expect(parseDialNode(node)).toEqual({ kind: "accepted", value: node });
  });

  it("needs no config and no outputs", () => {
    expect(parseDialNode({ type: "dial" })).toEqual({ kind: "accepted", value: { type: "dial", config: { enableAMD: false }, outputs: {} } });
  });

  const dial = (config: unknown, outputs: unknown = {}) => ({ type: "dial", config, outputs });

  it.each<[string, string, unknown]>([
    ["DIAL_NODE_INVALID", "", "dial"],
    ["DIAL_FIELD_UNKNOWN", "output", { type: "dial", output: {} }],
    ["DIAL_TYPE_MISSING", "type", { config: {} }],
    ["DIAL_TYPE_UNKNOWN", "type", { type: "call" }],
    ["DIAL_CONFIG_INVALID", "config", dial(true)],
    ["DIAL_CONFIG_FIELD_UNKNOWN", "config.enableAmd", dial({ enableAmd: true })],
    ["DIAL_AMD_INVALID", "config.enableAMD", dial({ enableAMD: "yes" })],
    ["DIAL_RING_SECONDS_OUT_OF_RANGE", "config.ringSeconds", dial({ ringSeconds: 4 })],
    ["DIAL_OUTPUTS_INVALID", "outputs", dial({}, [])],
    ["DIAL_OUTPUT_UNKNOWN", "outputs.onVoiceMail", dial({ enableAMD: true }, { onVoiceMail: "leave-message" })],
    ["DIAL_ON_ANSWER_INVALID", "outputs.onAnswer", dial({}, { onAnswer: "" })],
    ["DIAL_ON_VOICEMAIL_INVALID", "outputs.onVoicemail", dial({ enableAMD: true }, { onVoicemail: 7 })],
    ["DIAL_VOICEMAIL_NEEDS_AMD", "outputs.onVoicemail", dial({ enableAMD: false }, { onVoicemail: "leave-message" })],
  ])("is refused with %s at %s", (code, path, node) => {
    const parsed = parseDialNode(node, []);
    const problems = parsed.kind === "refused" ? parsed.problems.map((problem) => [problem.code, problem.path.join(".")]) : [];
    expect(problems).toEqual([[code, path]]);
  });
});
