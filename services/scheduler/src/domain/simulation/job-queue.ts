import type { Instant } from "@redial/kernel";

/** Waiting jobs by the instant they are due, of equals the lower number first: a binary heap over arrays, for a million jobs in 12 bytes each. */
export interface JobQueue {
  /** How many jobs wait. */
  size(): number;
  /** The job that is due first; -1 when none waits. */
  first(): number;
  /** When a job that waits is due. */
  dueAt(job: number): Instant;
  /** Adds a job that does not wait yet. */
  add(job: number, dueAt: Instant): void;
  /** Lets the first job wait until a later instant. */
  postponeFirst(dueAt: Instant): void;
  /** Takes the first job away. */
  removeFirst(): void;
}

/** A queue for jobs numbered from 0 to `jobs` - 1, empty at first. */
export function jobQueue(jobs: number): JobQueue {
  const heap = new Int32Array(jobs);
  const due = new Float64Array(jobs);
  let size = 0;

  const isBefore = (a: number, b: number) => due[a]! < due[b]! || (due[a] === due[b] && a < b);

  function sink(job: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (!isBefore(heap[child]!, job)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = job;
  }

  return {
    size: () => size,
    first: () => (size > 0 ? heap[0]! : -1),
    dueAt: (job) => due[job]!,
    add(job, dueAt) {
      due[job] = dueAt;
      let at = size++;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!isBefore(job, heap[parent]!)) break;
        heap[at] = heap[parent]!;
        at = parent;
      }
      heap[at] = job;
    },
    postponeFirst(dueAt) {
      const job = heap[0]!;
      due[job] = dueAt;
      sink(job);
    },
    removeFirst() {
      size -= 1;
      if (size > 0) sink(heap[size]!);
    },
  };
}
