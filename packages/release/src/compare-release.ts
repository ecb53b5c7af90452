import { eventChanges } from "@redial/contracts";
import { supergraphChanges } from "@redial/gateway";
import type { AllowedChange, Released } from "./release-files";

/** One difference from what was released. */
export interface Finding {
  weight: "breaking" | "allowed" | "dangerous" | "safe";
  change: string;
  path: string;
  message: string;
}

/** What a release would change. */
export interface Comparison {
  /** The breaking first. */
  findings: Finding[];
  /** Entries of the list that allow nothing: left there, they would allow the next mistake. */
  needless: AllowedChange[];
}

/** Compares what is to be released with what was, graph and events; a breaking change is `allowed` when the list names exactly its kind and path. */
export async function compareRelease(released: Released, next: Released, allowed: readonly AllowedChange[]): Promise<Comparison> {
  const ofGraph = await supergraphChanges(released.supergraph, next.supergraph);
  const ofEvents = eventChanges(released.events, next.events).map(({ isBreaking, ...change }) => ({ ...change, weight: isBreaking ? ("breaking" as const) : ("safe" as const) }));
  const allows = ({ change, path }: AllowedChange, found: { change: string; path: string }) => change === found.change && path === found.path;
  const changes = [...ofGraph, ...ofEvents];
  const weightOf = (found: (typeof changes)[number]) => (found.weight === "breaking" && allowed.some((entry) => allows(entry, found)) ? ("allowed" as const) : found.weight);
  const order: readonly Finding["weight"][] = ["breaking", "allowed", "dangerous", "safe"];
  return {
    findings: changes.map((found) => ({ ...found, weight: weightOf(found) })).sort((one, other) => order.indexOf(one.weight) - order.indexOf(other.weight)),
    needless: allowed.filter((entry) => !changes.some((found) => found.weight === "breaking" && allows(entry, found))),
  };
}

/** Whether it may be released: nothing breaks that is not allowed, and nothing is allowed that does not break. */
export function isReleasable({ findings, needless }: Comparison): boolean {
  return needless.length === 0 && findings.every(({ weight }) => weight !== "breaking");
}

/** What the check found, as lines for people; descriptions that changed are only counted. */
export function describeComparison({ findings, needless }: Comparison): string[] {
  const wordsOnly = findings.filter(({ change }) => /_DESCRIPTION_/.test(change));
  const told = findings.filter((finding) => !wordsOnly.includes(finding));
  const lines = told.map(({ weight, change, path, message }) => `${weight.padEnd(9)}  ${change} at ${path}: ${message}`);
  if (wordsOnly.length > 0) lines.push(`safe       ${wordsOnly.length} descriptions differ`);
  lines.push(...needless.map(({ change, path }) => `needless   ${change} at ${path} is allowed and breaks nothing; take it off the list`));
  return lines.length > 0 ? lines : ["Nothing differs from what was released."];
}
