import type { Instant } from "@redial/kernel";

/** Waiting jobs by the instant they are due, of equals the lower number first: a binary heap over an array, for a million jobs in 4 bytes each. */
export interface JobQueue {
  /** How many jobs wait. */
  size(): number;
  /** The job that is due first; -1 when none waits. */
  first(): number;
  /** When the first job is due; Infinity when none waits. */
  firstDueAt(): Instant;
  /** Adds a job that does not wait yet. */
  add(job: number, dueAt: Instant): void;
  /** Lets the first job wait until a later instant. */
  postponeFirst(dueAt: Instant): void;
  /** Takes the first job away. */
  removeFirst(): void;
}

const ROOM_AT_FIRST = 16;

/** An empty queue for jobs numbered from 0 to `jobs` - 1. Queues may share `due`, the instants of all jobs: a job waits in one of them at most. */
export function jobQueue(jobs: number, due: Float64Array = new Float64Array(jobs)): JobQueue {
  let heap = new Int32Array(ROOM_AT_FIRST);
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

  function makeRoom(): void {
    if (size < heap.length) return;
    const wider = new Int32Array(2 * heap.length);
    wider.set(heap);
    heap = wider;
  }

  return {
    size: () => size,
    first: () => (size > 0 ? heap[0]! : -1),
    firstDueAt: () => (size > 0 ? due[heap[0]!]! : Infinity),
    add(job, dueAt) {
      makeRoom();
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
