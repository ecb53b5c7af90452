import { randomCampaigns } from "../random-campaigns.fixture";
import { seededRandom } from "../seeded-random.fixture";
import { gatherSightings } from "./sightings";

const { events, executions } = randomCampaigns(seededRandom(1));
const [execution] = executions;
const ofExecution = events.filter((event) => event.data.executionId === execution?.id);
const changes = ofExecution.filter((event) => event.type === "execution.changed");
const plannings = ofExecution.filter((event) => event.type === "jobs.planned");
const ends = ofExecution.filter((event) => event.type === "job.ended");

test("every execution, job and attempt that is named is seen once", () => {
  const once = gatherSightings(events);
  expect(gatherSightings([...events, ...events])).toEqual(once);
  expect(once.executions.size).toBe(3);
  expect(once.jobs.size).toBe(120);
  expect([...once.executions.values()].map(({ launched }) => launched)).toEqual(
    expect.arrayContaining([{ name: "A", strategy: "fixed_delay", retries: 2, clock: "fast_forward" }, { name: "B", strategy: "fixed_delay", retries: 3, clock: "fast_forward" }, { name: "C", strategy: "none", retries: 0, clock: "fast_forward" }]),
  );
});

test("of an execution's changes the one with the highest revision is kept, in whatever order they came", () => {
  const seen = gatherSightings([...changes].reverse()).executions.get(execution?.id ?? "");
  expect(seen).toMatchObject({ change: { status: "completed", revision: 4 }, programId: execution?.programId, launched: null, isPlanned: false });
});

test("an execution is planned when its last jobs are", () => {
  const isPlanned = (heard: typeof plannings) => gatherSightings(heard).executions.get(execution?.id ?? "")?.isPlanned;
  expect(isPlanned(plannings.slice(0, -1))).toBe(false);
  expect(isPlanned(plannings)).toBe(true);
});

test("of the end of a job the first telling counts", () => {
  const [end] = ends;
  if (!end) throw new Error("no job ended");
  const again = { ...end, data: { ...end.data, result: "skipped" as const, reason: "heard again" } };
  expect(gatherSightings([end, again]).jobs.get(end.data.jobId)?.ended).toMatchObject({ reason: "because" });
});

test("a job that is only mentioned is seen, with nothing told of it", () => {
  const [retry] = ofExecution.filter((event) => event.type === "retry.planned");
  if (!retry) throw new Error("no retry was planned");
  const { jobs, attempts } = gatherSightings([retry]);
  expect(jobs.get(retry.data.jobId)).toMatchObject({ planned: null, ended: null, executionId: execution?.id, organizationId: execution?.organizationId });
  expect([...attempts.keys()]).toEqual([`${retry.data.jobId}:${retry.data.attempt.attempt}`]);
});
