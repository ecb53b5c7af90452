import type { Outcome } from "@redial/kernel";
import { failedCells, failedContact, FAILED_COLUMNS, suppressedCells } from "./failed-contact";

const dial = (outcome: Outcome, carrierCode: string, startedAt: string) => ({ outcome, localHour: 10, call: { carrierCode, startedAt: new Date(startedAt) } });
const GONE = failedContact({
  ...{ jobId: "j", phone: "+12025550101", region: "NY", contacts: [{ id: "a" }, { id: "b" }], reason: "never_retried" },
  attempts: [dial("busy", "sip:486", "2025-01-20T10:00:00Z"), dial("invalid_number", "sip:404", "2025-01-20T11:00:00Z")],
});

test("an exported row tells the number, what to do, and all outcomes in order", () => {
  expect(Object.fromEntries(FAILED_COLUMNS.map((column, index) => [column, failedCells(GONE)[index]]))).toEqual({
    ...{ phone: "+12025550101", region: "NY", action: "remove", because: "The number does not exist: remove it.", attempts: "2" },
    ...{ outcomes: "busy invalid_number", lastOutcome: "invalid_number", lastCarrierCode: "sip:404", lastAttemptAt: "2025-01-20T11:00:00.000Z" },
    ...{ reason: "never_retried", jobId: "j", contactIds: "a b" },
  });
});

test("a row to suppress has the columns of an import, and its reason fits whatever the program is called", () => {
  expect(suppressedCells(GONE, "Group A")).toEqual(["+12025550101", "The number does not exist: remove it. (2 attempts in Group A)", ""]);
  expect(suppressedCells(GONE, "x".repeat(1_000))?.[1]?.length).toBeLessThanOrEqual(500);
});

test("what is not known yet is empty in the export and not suppressed", () => {
  const unknown = failedContact({ jobId: "j", phone: null, region: null, contacts: [], reason: null, attempts: [] });
  expect(failedCells(unknown).slice(0, 3)).toEqual(["", "", "manual_follow_up"]);
  expect(suppressedCells(unknown, "Group A")).toBeNull();
});
