import { text } from "node:stream/consumers";
import { redialClient as clientOf, type RedialClient as FileClient } from "@redial/client";
import { replayPhone } from "@redial/simulated-network";
import { launchProgram, openOrganization, redialClient, type RedialClient } from "@redial/start";
import { Readable } from "node:stream";
import type { House } from "./house.fixture";
import { untilOver } from "./until-over";

/** Rows behind the end of the house's history: numbers that do not exist. */
const NOBODY = [8_101, 8_102].map(replayPhone);
const CALLER_IDS = ["+12125550100", "+13125550101"];
const SEGMENTS = "query S($id: ID!, $key: String!) { execution(id: $id) { segments(key: $key) { value connection { count of } contactsFailed totalCalls } } }";

interface Segment {
  value: string;
  connection: { count: number; of: number } | null;
  contactsFailed: number | null;
  totalCalls: number;
}

/** What is known of people in an audience's file, from that file to the reports that tell them apart and to the files of those who were not reached. */
export function segmentsOfAFile(house: () => House): void {
  describe("the people of a file", () => {
    let client: RedialClient;
    let files: FileClient;
    let executionId: string;
    const people = (dials: number, count: number) => house().history.filter((one) => one.dials === dials).slice(-count).map(({ phone }) => phone);
    const segments = async (key: string) => (await client.ask<{ execution: { segments: Segment[] } }>(SEGMENTS, { id: executionId, key })).execution.segments;
    const rowsOf = async (file: Promise<ReadableStream<Uint8Array>>) => (await text((await file) as never)).trimEnd().split("\r\n").slice(1).map((row) => row.split(","));

    beforeAll(async () => {
      const key = await openOrganization(house().system, "Segments of a file");
      client = redialClient(house().system.gatewayUrl, key);
      files = clientOf({ url: house().system.gatewayUrl, key });
      // Ten are reached at once; six would be at the fourth dial, of which two are made; two have no number that exists. Their region is no code but text, and a formula.
      const rows = [...people(1, 10).map((phone) => `${phone},gold,US-NY`), ...[...people(4, 6), ...NOBODY].map((phone) => `${phone},basic,=Old town`)];
      const settings = { retryStrategy: { type: "fixed_delay", delayMinutes: 30, maxRetries: 1 }, carrier: "replay", callerIds: CALLER_IDS, startAt: "2008-05-05T18:00:00Z" };
      const contacts = Readable.from(`phone,plan,region\n${rows.join("\n")}\n`);
      ({ executionId } = await launchProgram(client, { name: "Gold and basic", settings, contacts, clock: "fast_forward", seed: "acceptance", idempotencyKey: "once" }));
      await untilOver(client, executionId);
    }, 120_000);
    afterAll(() => files.close());

    it("are told apart by its columns, by their lines and by the numbers that called them", async () => {
      expect(await segments("attribute.plan")).toEqual([
        { value: "basic", connection: { count: 0, of: 8 }, contactsFailed: 8, totalCalls: 14 },
        { value: "gold", connection: { count: 10, of: 10 }, contactsFailed: 0, totalCalls: 10 },
      ]);
      expect((await segments("region")).map(({ value, connection }) => [value, connection?.count, connection?.of])).toEqual([["=Old town", 0, 8], ["US-NY", 10, 10]]);
      expect((await segments("line_type")).reduce((sum, { connection }) => sum + (connection?.of ?? 0), 0)).toBe(18);
      const callers = await segments("caller_id");
      expect(callers.every(({ value, connection }) => CALLER_IDS.includes(value) && connection === null)).toBe(true);
      expect(callers.reduce((sum, { totalCalls }) => sum + totalCalls, 0)).toBe(24);
    });

    it("who were not reached are a file that no spreadsheet runs, and that an audience takes as it is", async () => {
      const rows = await rowsOf(files.exportFailedContacts(executionId));
      expect(rows.map(([phone]) => phone).sort()).toEqual([...people(4, 6), ...NOBODY].sort());
      expect(new Set(rows.map(([, region]) => region))).toEqual(new Set(["'=Old town"]));
      const { createAudience } = await client.ask<{ createAudience: { id: string } }>('mutation { createAudience(input: { name: "Once more" }) { id } }');
      expect(await files.importContacts(createAudience.id, await files.exportFailedContacts(executionId))).toMatchObject({ imported: 0, merged: 8, rejected: 0 });
      const read = "query A($id: ID!) { audience(id: $id) { contacts(first: 10) { edges { node { region } } } } }";
      const { audience } = await client.ask<{ audience: { contacts: { edges: { node: { region: string } }[] } } }>(read, { id: createAudience.id });
      expect(new Set(audience.contacts.edges.map(({ node }) => node.region))).toEqual(new Set(["=Old town"]));
    });

    it("whose numbers do not exist are a list that is taken as it is", async () => {
      expect((await rowsOf(files.exportFailedAsSuppressions(executionId))).map(([phone]) => phone).sort()).toEqual([...NOBODY].sort());
      expect(await files.importSuppressions(await files.exportFailedAsSuppressions(executionId))).toMatchObject({ suppressed: 2, rejected: 0 });
    });
  });
}
