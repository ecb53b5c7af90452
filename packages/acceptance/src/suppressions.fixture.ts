import { openOrganization, redialClient } from "@redial/start";
import type { House } from "./house.fixture";
import { launchHistory } from "./launch-history";
import { untilOver } from "./until-over";

interface SentBack {
  suppressed: number;
  changed: number;
  rejected: number;
  rejectedRows: { row: number; code: string; field: string | null; message: string }[];
}

/** Numbers that must not be called, from a file to the calls that are not made, through the gateway. */
export function suppressions(house: () => House): void {
  describe("the list of suppressed numbers", () => {
    let key: string;
    const url = () => `${house().system.gatewayUrl}/suppressions`;
    const send = (csv: string) => fetch(url(), { method: "POST", headers: { "x-api-key": key, "content-type": "text/csv" }, body: csv });
    const taken = async (csv: string) => (await (await send(csv)).json()) as SentBack;
    const list = async () => (await fetch(url(), { headers: { "x-api-key": key } })).text();
    /** People who are reached at the first dial. */
    const people = () => house().history.filter(({ dials }) => dials === 1).slice(0, 6);
    const phones = () => people().map(({ phone }) => phone);

    beforeAll(async () => {
      key = await openOrganization(house().system, "Do not call");
    });

    it("refuses a file that names no numbers, says why, and is as empty as before", async () => {
      const empty = await list();
      const refused = await send(`${phones()[0]},asked\n`);
      expect([refused.status, await refused.json()]).toEqual([400, expect.objectContaining({ code: "CSV_HEADER_PHONE_MISSING", path: ["header"] })]);
      expect(await list()).toBe(empty);
      expect(empty.split("\r\n")).toHaveLength(2);
    });

    it("takes in a file, names each row that is wrong with its line and why, and keeps none of those", async () => {
      const [ann, bob, cid, dan] = phones();
      const answer = await taken(`phone,reason,expiresAt\n${ann},"moved, far away",\n0612345678,asked,\n${bob},asked,2099-01-01T00:00:00Z\n${cid},asked,soon\n${dan},asked,2020-01-01T00:00:00Z\n`);
      expect(answer).toMatchObject({ suppressed: 3, changed: 0, rejected: 2 });
      expect(answer.rejectedRows.map(({ row, code, field }) => [row, code, field])).toEqual([
        [3, "PHONE_NOT_E164", "phone"],
        [5, "SUPPRESSION_EXPIRY_INVALID", "expiresAt"],
      ]);
      for (const { message } of answer.rejectedRows) expect(message.length).toBeGreaterThan(20);
      expect(await list()).not.toContain(cid);
    });

    it("gives the same rows back, in a form that it takes again without a change", async () => {
      const [ann, bob, , dan] = phones();
      const given = await list();
      const rows = given.trimEnd().split("\r\n").slice(1).map((row) => row.replace(/,[^,]*,[^,]*$/, ""));
      expect(rows).toEqual([`${ann},"moved, far away",`, `${bob},asked,2099-01-01T00:00:00.000Z`, `${dan},asked,2020-01-01T00:00:00.000Z`].sort());
      expect(await taken(given)).toEqual({ suppressed: 0, changed: 3, rejected: 0, rejectedRows: [] });
      expect(await list()).toBe(given);
    });

    it("keeps a program from calling whoever is on it and has not expired, and says so of their jobs", async () => {
      const client = redialClient(house().system.gatewayUrl, key);
      const { executionId } = await launchHistory(client, people(), { name: "Not them" });
      expect(await untilOver(client, executionId)).toMatchObject({ status: "completed", totalContacts: 6, contactsCompleted: 4, contactsSkipped: 2, metrics: { totalCalls: 4 } });
      const { execution } = await client.ask<{ execution: { jobs: { phone: string; status: string; reason: string; attemptsMade: number }[] } }>(
        "query Jobs($id: ID!) { execution(id: $id) { jobs { phone status reason attemptsMade } } }",
        { id: executionId },
      );
      const skipped = execution.jobs.filter(({ attemptsMade }) => attemptsMade === 0);
      expect(skipped.map(({ phone }) => phone).sort()).toEqual(phones().slice(0, 2).sort());
      for (const job of skipped) expect(job).toMatchObject({ status: "skipped", reason: "suppressed" });
    });
  });
}
