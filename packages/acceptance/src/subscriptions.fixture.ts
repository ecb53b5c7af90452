import { once } from "node:events";
import { toIso } from "@redial/kernel";
import { GATEWAY_HEADERS, vouchFor } from "@redial/platform";
import { openOrganization, type LaunchedProgram } from "@redial/start";
import { eventually } from "./eventually";
import type { House } from "./house.fixture";
import { launchSimulated } from "./launch-simulated";
import { readSubscription, type ReadSubscription } from "./read-subscription";
import { startReplica, type Replica } from "./replica.fixture";
import { untilOver } from "./until-over";

const CONTACTS = 120;
const LEAD_MS = 6_000;

const PROGRESS = `subscription ($id: ID!) { executionProgress(executionId: $id) { status totalContacts contactsCompleted contactsMessageLeft contactsFailed contactsSkipped program { name } metrics { totalCalls } } }`;
const ATTEMPTS = `subscription ($id: ID!) { attemptRecorded(executionId: $id) { id outcome job { id phone } carrierRecord { carrier } } }`;
const JOB = `subscription ($id: ID!) { jobChanged(jobId: $id) { status attemptsMade attempts { outcome } } }`;

interface Progress {
  executionProgress: { status: string; totalContacts: number; contactsCompleted: number; contactsMessageLeft: number; contactsFailed: number; contactsSkipped: number };
}
interface Recorded {
  attemptRecorded: { id: string; outcome: string; job: { id: string; phone?: string } };
}
interface Changed {
  jobChanged: { status: string; attemptsMade: number };
}

/** What people watch while a program calls: every subscriber sees everything, whichever replica of a service did it, and nothing of others. */
export function subscriptions(house: () => House): void {
  describe("subscriptions", () => {
    const replicas: Replica[] = [];
    let launched: LaunchedProgram;
    let jobId: string;
    const throughGateway = <Data>(query: string, id: string, key = house().key): ReadSubscription<Data> =>
      readSubscription<Data>(house().system.gatewayUrl, { Authorization: `Bearer ${key}` }, { query, variables: { id } });
    const at = async <Data>(url: string, query: string, id: string): Promise<ReadSubscription<Data>> => {
      const { organization } = await house().client.ask<{ organization: { id: string } }>("{ organization { id } }");
      const { gatewaySecret } = house().system;
      return readSubscription<Data>(url, { [GATEWAY_HEADERS.secret]: gatewaySecret }, { query, variables: { id }, extensions: vouchFor({ organizationId: organization.id, role: "viewer" }, gatewaySecret) });
    };
    const launch = (name: string, contacts: number) =>
      launchSimulated(house().client, contacts, { name, clock: "real_time", settings: { maxConcurrentCalls: 20, retryStrategy: { type: "none" }, startAt: toIso(Date.now() + LEAD_MS) } });
    const jobsOf = async (executionId: string) =>
      (await house().client.ask<{ execution: { jobs: { id: string; attempts: { id: string }[] }[] } }>("query ($id: ID!) { execution(id: $id) { jobs(first: 500) { id attempts { id } } } }", { id: executionId })).execution.jobs;

    let progress: ReadSubscription<Progress>[];
    let attempts: ReadSubscription<Recorded>[];
    let job: ReadSubscription<Changed>;

    beforeAll(async () => {
      const { system, client } = house();
      replicas.push(await startReplica(system, "scheduler"), await startReplica(system, "reporting"));
      launched = await launch("Watched", CONTACTS);
      const { executionId } = launched;
      jobId = (await eventually("its jobs are planned", async () => ((jobs) => (jobs.length === CONTACTS ? jobs : null))(await jobsOf(executionId))))[0]?.id ?? "";
      const [scheduler = "", reporting = ""] = replicas.map(({ url }) => url);
      const own = (query: string) => query.replace(/ program \{ name \} metrics \{ totalCalls \}| phone| carrierRecord \{ carrier \}/g, "");
      progress = [throughGateway(PROGRESS, executionId), throughGateway(PROGRESS, executionId), await at(scheduler, own(PROGRESS), executionId), await at(system.urls.scheduler, own(PROGRESS), executionId)];
      attempts = [throughGateway(ATTEMPTS, executionId), await at(reporting, own(ATTEMPTS), executionId), await at(system.urls.reporting, own(ATTEMPTS), executionId)];
      job = throughGateway(JOB, jobId);
      await untilOver(client, executionId);
      await Promise.all(progress.map(({ over }) => over));
    }, 120_000);
    afterAll(async () => {
      await Promise.all([...progress, ...attempts, job].map((one) => one.leave()));
      await Promise.all(replicas.map((replica) => replica.stop()));
    });

    it("tell everyone the last state of an execution, at whichever replica he asks, and then that none will follow", async () => {
      for (const { results, over } of progress) {
        expect(await over).toBe("complete");
        expect(results[results.length - 1]?.data?.executionProgress).toMatchObject({ status: "completed", totalContacts: CONTACTS });
        expect(results.every(({ data, errors }) => data && !errors)).toBe(true);
      }
    });

    it("tell counters that add up, and join what other services know", () => {
      const states = progress.flatMap(({ results }) => results.flatMap(({ data }) => data?.executionProgress ?? []));
      expect(states.every((state) => state.contactsCompleted + state.contactsMessageLeft + state.contactsFailed + state.contactsSkipped <= state.totalContacts)).toBe(true);
      expect(progress[0]?.results[0]).toMatchObject({ data: { executionProgress: { program: { name: "Watched" }, metrics: { totalCalls: expect.any(Number) as number } } } });
    });

    it("tell everyone every attempt, once, at whichever replica he asks", async () => {
      const made = (await jobsOf(launched.executionId)).flatMap((one) => one.attempts.map(({ id }) => id)).sort();
      expect(made).toHaveLength(CONTACTS);
      for (const { results } of attempts) {
        await eventually("every attempt was told", async () => (results.length >= CONTACTS ? true : null));
        expect(results.map(({ data }) => data?.attemptRecorded.id).sort()).toEqual(made);
      }
      expect(attempts[0]?.results[0]).toMatchObject({ data: { attemptRecorded: { job: { phone: expect.stringMatching(/^\+/) as string }, carrierRecord: { carrier: "simulator" } } } });
    });

    it("tell how a job changes, to its end", async () => {
      expect(await job.over).toBe("complete");
      expect(job.results[0]?.data?.jobChanged).toMatchObject({ status: "pending", attemptsMade: 0 });
      expect(job.results[job.results.length - 1]?.data?.jobChanged).toMatchObject({ attemptsMade: 1, status: expect.stringMatching(/completed|failed|message_left/) as string });
    });

    it.each([
      ["an execution's progress", PROGRESS, () => launched.executionId],
      ["its attempts", ATTEMPTS, () => launched.executionId],
      ["a job's changes", JOB, () => jobId],
    ])("tell another organization of %s what they tell of one that never was", async (_what, query, id) => {
      const foreign = await openOrganization(house().system, "Strangers");
      const [theirs, nobodys] = [id(), "01900000-0000-7000-8000-000000000000"].map((one) => throughGateway<object>(query, one, foreign));
      await Promise.all([theirs?.over, nobodys?.over]);
      expect(theirs?.results).toEqual(nobodys?.results);
      expect(theirs?.results).toMatchObject([{ errors: [{ extensions: { code: "NOT_FOUND" } }] }]);
    });

    it("can be asked for before the launch has reached the service", async () => {
      const { executionId } = await launch("At once", 2);
      const early = throughGateway<Progress>(PROGRESS, executionId);
      await early.over;
      expect(early.results[early.results.length - 1]?.data?.executionProgress).toMatchObject({ status: "completed", totalContacts: 2 });
    });

    it("go on with a fresh state when the service was killed, to the last one", async () => {
      const { system } = house();
      const { executionId } = await launch("Killed", 40);
      const watching = throughGateway<Progress>(PROGRESS, executionId);
      await eventually("it is watched", async () => (watching.results.length > 0 ? true : null));
      const restarted = once(system.supervisor, "restarted");
      system.supervisor.kill9("scheduler");
      await restarted;
      expect(await watching.over).toBe("complete");
      expect(watching.results[watching.results.length - 1]?.data?.executionProgress).toMatchObject({ status: "completed", totalContacts: 40 });
    }, 60_000);
  });
}
