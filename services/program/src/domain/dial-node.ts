import { parse, quote, type Parsed, type Path, type Place } from "./place";
import { readFields, readText, readWholeNumber, readWord } from "./read-fields";

/** The node of a flow that makes the call: how to dial, and where the flow goes on. `ringSeconds` 5 to 120; left out it is `DEFAULT_RING_SECONDS`. */
export interface DialNode {
  type: "dial";
  config: { enableAMD: boolean; ringSeconds?: number };
  outputs: { onAnswer?: string; onVoicemail?: string };
}

/** The flow of a program that names none: dial, take whoever answers. */
export const PLAIN_DIAL: DialNode = { type: "dial", config: { enableAMD: false }, outputs: {} };

/** How long a phone rings unless the dial node says otherwise: long enough for the machines that answer late. */
export const DEFAULT_RING_SECONDS = 25;

const RING_SECONDS = { min: 5, max: 120 };
const MOST_LETTERS = 200;

/** The dial node of a program's document, or every problem it has (codes `DIAL_…`). */
export function parseDialNode(value: unknown, path: Path = ["flow"]): Parsed<DialNode> {
  return parse(value, path, readDialNode);
}

/** Reads a dial node where it stands in a larger input. */
export function readDialNode(place: Place): DialNode | undefined {
  const fields = ["type", "config", "outputs"];
  if (!readFields(place, { what: "The flow", fields, invalid: "DIAL_NODE_INVALID", unknown: "DIAL_FIELD_UNKNOWN" })) return undefined;
  const type = readWord(place.at("type"), ["dial"], { what: "The type of the flow's node", unknown: "DIAL_TYPE_UNKNOWN", missing: "DIAL_TYPE_MISSING" });
  const config = place.at("config").isAbsent ? PLAIN_DIAL.config : readConfig(place.at("config"));
  const outputs = place.at("outputs").isAbsent ? PLAIN_DIAL.outputs : readOutputs(place.at("outputs"));
  if (!type || !config || !outputs) return undefined;
  if (outputs.onVoicemail !== undefined && !config.enableAMD) {
    const voicemail = place.at("outputs").at("onVoicemail");
    return voicemail.refuse("DIAL_VOICEMAIL_NEEDS_AMD", "onVoicemail is never reached unless config.enableAMD is true: machines are taken for people.");
  }
  return { type, config, outputs };
}

function readConfig(place: Place): DialNode["config"] | undefined {
  const shape = { what: "The config of a dial node", fields: ["enableAMD", "ringSeconds"], invalid: "DIAL_CONFIG_INVALID", unknown: "DIAL_CONFIG_FIELD_UNKNOWN" };
  if (!readFields(place, shape)) return undefined;
  const enableAMD = place.at("enableAMD").isAbsent ? false : place.at("enableAMD").value;
  const ring = place.at("ringSeconds");
  const ringSeconds = ring.isAbsent ? undefined : readWholeNumber(ring, { what: "ringSeconds", ...RING_SECONDS, outOfRange: "DIAL_RING_SECONDS_OUT_OF_RANGE" });
  if (typeof enableAMD !== "boolean") return place.at("enableAMD").refuse("DIAL_AMD_INVALID", `enableAMD must be true or false, not ${quote(enableAMD)}.`);
  return { enableAMD, ...(ringSeconds !== undefined && { ringSeconds }) };
}

function readOutputs(place: Place): DialNode["outputs"] | undefined {
  const shape = { what: "The outputs of a dial node", fields: ["onAnswer", "onVoicemail"], invalid: "DIAL_OUTPUTS_INVALID", unknown: "DIAL_OUTPUT_UNKNOWN" };
  if (!readFields(place, shape)) return undefined;
  const onAnswer = readOutput(place.at("onAnswer"), "DIAL_ON_ANSWER_INVALID");
  const onVoicemail = readOutput(place.at("onVoicemail"), "DIAL_ON_VOICEMAIL_INVALID");
  return { ...(onAnswer !== undefined && { onAnswer }), ...(onVoicemail !== undefined && { onVoicemail }) };
}

function readOutput(place: Place, invalid: string): string | undefined {
  return place.isAbsent ? undefined : readText(place, { what: "An output of a dial node", max: MOST_LETTERS, invalid });
}
