import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { CHECKOUT, readProgress } from "@redial/start";
import type { HistoricContact } from "./call-history";
import { compareWithSql } from "./formulas/compare-with-sql";
import type { House } from "./house.fixture";
import { launchHistory } from "./launch-history";
import { untilOver } from "./until-over";

/** How many people are reached at dial 1, 2, 3 and 4: conversion falls from 40 to 30 to 20 % of those who are left. */
const REACHED_AT = [80, 36, 17, 67];

const CALLER_IDS = ["+12025550123", "+12025550124"];
const ZONE = "UTC";

/** Every number of the reports against SQL over the raw attempts, on a small history; `npm run check:formulas` does the same on a real one. */
export function reportsAgree(house: () => House): void {
  describe("the reports of an execution", () => {
    let lastExecution: string;
    const compare = (executionId: string) =>
      compareWithSql(house().client, house().system.cluster.url("reporting"), executionId, { timeZone: ZONE, segmentKeys: ["attribute.lineType", "number_prefix", "region", "caller_id"], from: "2008-05-05", to: "2008-05-05" });

    it.each([
      ["reached everybody", 99],
      ["gave up some after two retries", 2],
      ["made no retry", 0],
    ])("that %s agree with SQL over the raw attempts", async (name, maxRetries) => {
      const { client, history } = house();
      const retryStrategy = maxRetries === 0 ? { type: "none" } : { type: "fixed_delay", delayMinutes: 95, maxRetries };
      const { executionId } = await launchHistory(client, fewer(history), { name: `reports: ${name}`, settings: { retryStrategy, callerIds: CALLER_IDS, startAt: "2008-05-05T09:00:00Z" } });
      await untilOver(client, executionId);
      const { compared, faults } = await compare(executionId);
      expect(faults).toEqual([]);
      expect(compared).toBeGreaterThan(90);
      lastExecution = executionId;
    });

    it("agree when they were made anew from the bus, and nothing else changed", async () => {
      const { system, client } = house();
      const before = await readProgress(client, [lastExecution]);
      const env = { ...process.env, DATABASE_URL: system.cluster.url("reporting"), BUS_URL: system.busUrl };
      await promisify(execFile)(process.execPath, [join(CHECKOUT, "services/reporting/dist/rebuild/main.js")], { env });
      expect(await readProgress(client, [lastExecution])).toEqual(before);
      const { compared, faults } = await compare(lastExecution);
      expect(faults).toEqual([]);
      expect(compared).toBeGreaterThan(90);
    });
  });
}

function fewer(history: readonly HistoricContact[]): HistoricContact[] {
  return REACHED_AT.flatMap((people, index) => history.filter(({ dials }) => dials === index + 1).slice(0, people));
}
