import { waitingJobs, type WaitingJobs } from "./waiting-jobs";

/** Jobs 0 and 1 are first attempts due at 10 and 30, job 2 a retry due at 20. */
function waiting(): WaitingJobs {
  const jobs = waitingJobs(3);
  jobs.add(2, 0);
  jobs.pick(0);
  jobs.retry(20);
  jobs.add(0, 10);
  jobs.add(1, 30);
  return jobs;
}

it("serves retries that are due before first attempts that are due", () => {
  const jobs = waiting();
  expect([jobs.pick(25), jobs.dueAt()]).toEqual([2, 20]);
  jobs.remove();
  expect([jobs.pick(25), jobs.pick(25)]).toEqual([0, 0]);
});

it("lets no retry that is not due hold up a first attempt", () => {
  const jobs = waiting();
  expect(jobs.pick(15)).toBe(0);
  jobs.remove();
  expect([jobs.pick(15), jobs.dueAt()]).toEqual([2, 20]);
});

it("leaves nobody out", () => {
  const jobs = waiting();
  jobs.pick(40);
  jobs.postpone(50);
  const served: number[] = [];
  for (let job = jobs.pick(40); job >= 0; job = jobs.pick(40)) {
    served.push(job);
    jobs.remove();
  }
  expect(served).toEqual([0, 1, 2]);
  expect(jobs.size()).toBe(0);
});
