import { createHash } from "node:crypto";
import type { JobsPlanned } from "@redial/contracts";
import type { ExecutionId } from "@redial/kernel";
import type { Segment } from "../domain/segment";

const PREFIX_LETTERS = 5;

/** What a job's contacts have that others may have too: each key once. */
export function segmentsOfJob({ phone, region, lineType, attributes = {} }: Pick<JobsPlanned["jobs"][number], "phone" | "region" | "lineType" | "attributes">): [key: string, value: string][] {
  const found: [string, string][] = Object.entries(attributes).map(([name, value]) => [`attribute.${name}`, value]);
  if (region !== null) found.push(["region", region]);
  if (lineType !== undefined) found.push(["line_type", lineType]);
  found.push(["number_prefix", phone.slice(0, PREFIX_LETTERS)]);
  return found;
}

/** The id of a segment: 63 bits that follow from what it is, so that whoever counts it, now or when reports are rebuilt, gives it the same. Decimal digits. */
export function segmentId(executionId: ExecutionId, { key, value, isOther }: Segment): string {
  const digest = createHash("sha256").update(JSON.stringify([executionId, key, value, isOther])).digest();
  return (digest.readBigUInt64BE() >> 1n).toString();
}
