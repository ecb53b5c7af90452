import { Readable } from "node:stream";
import { launchPrepared, openOrganization, prepareProgram, redialClient, type LaunchedProgram } from "@redial/start";
import { asCsv } from "./call-history";
import type { House } from "./house.fixture";
import { launchHistory } from "./launch-history";
import { ledgerCount } from "./ledger";
import { codesOf, rawRequest, type RawAnswer } from "./raw-request.fixture";
import { untilOver } from "./until-over";
import { whileDown } from "./while-down";

const LAUNCH = "mutation Launch($input: LaunchProgramInput!) { launchProgram(input: $input) { id } }";
const ALWAYS = Object.fromEntries(
  ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((day) => [day, [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } }]]),
);

/** Who may do what, what is refused, and what stays of an answer when a service is down. */
export function refusals(house: () => House): void {
  describe("the gateway", () => {
    let launched: LaunchedProgram;
    let jobId: string;
    const ask = <Data>(key: string | null, query: string, variables?: object): Promise<RawAnswer<Data>> => rawRequest<Data>(house().system.gatewayUrl, key, query, variables);
    const rest = async (key: string | null, path: string) => {
      const response = await fetch(`${house().system.gatewayUrl}${path}`, { headers: key === null ? {} : { "x-api-key": key } });
      return { status: response.status, code: ((await response.json()) as { code?: string }).code };
    };
    const paths = () => [`/program-executions/${launched.executionId}`, `/call-report/${jobId}`];

    beforeAll(async () => {
      const { client, history } = house();
      launched = await launchHistory(client, history.slice(0, 4), { name: "Whose is it" });
      await untilOver(client, launched.executionId);
      const { execution } = await client.ask<{ execution: { jobs: { id: string }[] } }>("query Jobs($id: ID!) { execution(id: $id) { jobs { id } } }", { id: launched.executionId });
      jobId = execution.jobs[0]?.id ?? "";
    });

    it.each([
      ["no key", null],
      ["a wrong key", "rdl_thisKeyBelongsToNobodyAtAll0000000000000000000"],
    ])("refuses whoever sends %s with 401, by GraphQL and by REST", async (_what, key) => {
      expect(await ask(key, "{ organization { name } }")).toMatchObject({ status: 401 });
      for (const path of paths()) expect(await rest(key, path)).toEqual({ status: 401, code: "UNAUTHENTICATED" });
    });

    it("lets a viewer read, and forbids it to launch, pause, or add contacts", async () => {
      const { createApiKey } = await house().client.ask<{ createApiKey: { secret: string } }>('mutation { createApiKey(input: { name: "wall", role: viewer }) { secret } }');
      const viewer = createApiKey.secret;
      const { programId, executionId: id } = launched;
      expect(await ask(viewer, "query Read($id: ID!) { execution(id: $id) { status } }", { id })).toMatchObject({ data: { execution: { status: "completed" } } });
      expect(codesOf(await ask(viewer, LAUNCH, { input: { programId, idempotencyKey: "by a viewer", clock: "fast_forward" } }))).toEqual(["FORBIDDEN"]);
      expect(codesOf(await ask(viewer, "mutation Pause($id: ID!) { pauseExecution(id: $id) { id } }", { id }))).toEqual(["FORBIDDEN"]);
      const { program } = await house().client.ask<{ program: { audience: { id: string } } }>("query A($id: ID!) { program(id: $id) { audience { id } } }", { id: programId });
      await expect(redialClient(house().system.gatewayUrl, viewer).sendCsv(program.audience.id, asCsv(house().history.slice(0, 1)))).rejects.toThrow("FORBIDDEN");
    });

    it("shows another organization nothing, and lets it do nothing: its ids are as unknown as any", async () => {
      const stranger = await openOrganization(house().system, "Elsewhere");
      const { programId, executionId } = launched;
      const ids = { programId, executionId, jobId };
      const look = `query Look($programId: ID!, $executionId: ID!, $jobId: ID!) {
        program(id: $programId) { name } execution(id: $executionId) { id status metrics { totalCalls } } job(id: $jobId) { phone attempts { attempt } } callReport(jobId: $jobId) { phone }
      }`;
      expect(await ask(house().key, look, ids)).toMatchObject({ data: { program: { name: "Whose is it" }, execution: { status: "completed" }, job: { phone: expect.any(String) }, callReport: {} } });
      expect(await ask(stranger, look, ids)).toEqual({ status: 200, data: { program: null, execution: null, job: null, callReport: null } });
      for (const path of paths()) expect(await rest(stranger, path)).toEqual({ status: 404, code: "NOT_FOUND" });
      const compared = await ask<{ compareExecutions: { totalContacts: number; totalCalls: number }[] }>(stranger, "query C($ids: [ID!]!) { compareExecutions(ids: $ids) { totalContacts totalCalls } }", { ids: [executionId] });
      for (const row of compared.data?.compareExecutions ?? []) expect(row).toEqual({ totalContacts: 0, totalCalls: 0 });
      expect(codesOf(await ask(stranger, LAUNCH, { input: { programId, idempotencyKey: "stolen" } }))).toEqual(["NOT_FOUND"]);
      for (const verb of ["pauseExecution", "resumeExecution", "cancelExecution"]) {
        expect(codesOf(await ask(stranger, `mutation Touch($id: ID!) { ${verb}(id: $id) { id } }`, { id: executionId }))).toEqual(["NOT_FOUND"]);
      }
    });

    it("makes one execution of concurrent launches with one idempotency key", async () => {
      const { client, history } = house();
      const { programId } = await prepareProgram(client, { name: "At once", settings: { carrier: "replay" }, contacts: asCsv(history.slice(0, 4)) });
      const wish = { idempotencyKey: "at once", clock: "fast_forward", seed: "once" } as const;
      const ids = await Promise.all(Array.from({ length: 8 }, () => launchPrepared(client, programId, wish)));
      expect(new Set(ids).size).toBe(1);
      const { program } = await client.ask<{ program: { executions: { id: string }[] } }>("query E($id: ID!) { program(id: $id) { executions { id } } }", { id: programId });
      expect(program.executions).toEqual([{ id: ids[0] }]);
    });

    it("rejects a phone with letters by its row, and keeps the others", async () => {
      const { client } = house();
      const { createAudience } = await client.ask<{ createAudience: { id: string } }>('mutation { createAudience(input: { name: "Letters" }) { id } }');
      const answer = await client.sendCsv(createAudience.id, Readable.from(["phone,externalId\n+12015550100,good\n+1201555ABCD,bad\n+12025550100,good too\n"]));
      expect(answer).toMatchObject({ imported: 2, rejected: 1, rejectedRows: [{ row: 3, code: "PHONE_HAS_LETTERS", field: "phone" }] });
    });

    it("ends every contact of a week that is always paused as skipped, for that reason, and rings nobody", async () => {
      const { client, system, history } = house();
      const { executionId } = await launchHistory(client, history.slice(0, 40), { name: "Never", settings: { pauseWindows: ALWAYS } });
      expect(await untilOver(client, executionId)).toMatchObject({ status: "completed", totalContacts: 40, contactsSkipped: 40, contactsPending: 0 });
      const { execution } = await client.ask<{ execution: { jobs: { status: string; reason: string }[] } }>("query J($id: ID!) { execution(id: $id) { jobs { status reason } } }", { id: executionId });
      expect(execution.jobs).toEqual(Array(40).fill({ status: "skipped", reason: "always_paused" }));
      expect(await ledgerCount(system, executionId)).toMatchObject({ attempts: 0 });
    });

    it.each(["program", "scheduler", "dialer", "reporting"] as const)("is the only one whom the %s service answers", async (name) => {
      const { urls } = house().system;
      for (const secret of [undefined, "a guess"]) {
        const headers = { "content-type": "application/json", "x-redial-organization": "anyone", "x-redial-role": "admin", ...(secret && { "x-redial-gateway": secret }) };
        const response = await fetch(`${urls[name]}/graphql`, { method: "POST", headers, body: JSON.stringify({ query: "{ __typename }" }) });
        expect({ status: response.status, body: await response.json() }).toMatchObject({ status: 403, body: { code: "NOT_THE_GATEWAY" } });
      }
    });

    it("answers all but the dialer's part while the dialer is down: null there, with an error that names the place", async () => {
      const { system, key } = house();
      interface Half {
        execution: { status: string; metrics: object; jobs: { phone: string; attempts: { outcome: string; carrierRecord: null }[] }[] };
      }
      const query = "query Half($id: ID!) { execution(id: $id) { status metrics { totalCalls } jobs { phone attempts { attempt outcome carrierRecord { state } } } } }";
      const half = () => ask<Half>(key, query, { id: launched.executionId });
      await whileDown(system, "dialer", async () => {
        const { status, data, errors } = await half();
        expect(status).toBe(200);
        expect(data?.execution).toMatchObject({ status: "completed", metrics: { totalCalls: 10 } });
        expect(data?.execution.jobs.flatMap(({ attempts }) => attempts)).toEqual(Array(10).fill({ attempt: expect.any(Number), outcome: expect.any(String), carrierRecord: null }));
        expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining("dialer"), extensions: expect.objectContaining({ code: "SUBGRAPH_UNAVAILABLE" }) })]);
      });
      expect(codesOf(await half())).toEqual([]);
    });
  });
}
