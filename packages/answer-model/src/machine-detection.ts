import type { AnswerProfile } from "./answer-profile";

/** What detection says about an answer, given what really answered and a number drawn uniformly from [0, 1). */
export function detect(answered: "human" | "machine", draw: number, amd: AnswerProfile["world"]["amd"]): "human" | "machine" | "unknown" {
  if (draw < amd.unknown) return "unknown";
  const mistaken = answered === "human" ? amd.humanTakenForMachine : amd.machineTakenForHuman;
  if (draw < amd.unknown + mistaken) return answered === "human" ? "machine" : "human";
  return answered;
}
