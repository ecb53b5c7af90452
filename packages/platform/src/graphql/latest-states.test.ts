import { Outage } from "@redial/kernel";
import { latestStates } from "./latest-states";
import { changed, toldChanges } from "./told-changes.fixture";

interface Count {
  n: number;
}

/** States of a count that a test sets. */
function counted(everyMs = 1) {
  const changes = toldChanges();
  const state: { now: Count | null; reads: number } = { now: { n: 0 }, reads: 0 };
  const read = async () => {
    state.reads += 1;
    return state.now && { ...state.now };
  };
  const states = latestStates({ changes, subject: "e1", read, isLast: ({ n }) => n === 99, everyMs });
  const set = (n: number) => {
    state.now = { n };
    changes.tell(changed());
  };
  return { changes, state, states, set };
}

describe("the states of something", () => {
  it("begin with how it is, and follow each change", async () => {
    const { states, set } = counted();
    expect(await states.next()).toEqual({ done: false, value: { n: 0 } });
    const next = states.next();
    set(1);
    expect(await next).toEqual({ done: false, value: { n: 1 } });
  });

  it("are told at most once in so many milliseconds, and always the last", async () => {
    const { states, set, state } = counted(40);
    await states.next();
    const beganAt = performance.now();
    for (let n = 1; n <= 50; n++) set(n);
    expect((await states.next()).value).toEqual({ n: 50 });
    expect(performance.now() - beganAt).toBeGreaterThan(30);
    expect(state.reads).toBe(2);
  });

  it("are not told twice when nothing is different", async () => {
    const { states, set } = counted();
    await states.next();
    const next = states.next();
    set(0);
    set(0);
    setTimeout(() => set(3), 20);
    expect((await next).value).toEqual({ n: 3 });
  });

  it("are looked at again when changes went by unheard", async () => {
    const { states, state, changes } = counted();
    await states.next();
    state.now = { n: 7 };
    changes.tell({ kind: "missed" });
    expect((await states.next()).value).toEqual({ n: 7 });
  });

  it("end behind the last one, which nobody misses", async () => {
    const { states, set, changes } = counted();
    await states.next();
    set(98);
    set(99);
    expect((await states.next()).value).toEqual({ n: 99 });
    expect(await states.next()).toEqual({ done: true, value: undefined });
    expect(changes.watchers()).toBe(0);
  });

  it("end when there is none any more", async () => {
    const { states, state, changes } = counted();
    await states.next();
    state.now = null;
    changes.tell(changed());
    expect((await states.next()).done).toBe(true);
    expect(changes.watchers()).toBe(0);
  });

  it("let their reader leave at once, although he waits", async () => {
    const { states, changes } = counted();
    await states.next();
    const waited = states.next();
    await states.return?.();
    expect((await waited).done).toBe(true);
    expect(changes.watchers()).toBe(0);
  });

  it("wait out a database that is away, and throw what else goes wrong", async () => {
    const changes = toldChanges();
    const answers: (() => Promise<Count>)[] = [() => Promise.reject(new Outage("away")), async () => ({ n: 5 }), () => Promise.reject(new Error("broken"))];
    const states = latestStates({ changes, subject: "e1", read: () => answers.shift()?.() ?? Promise.resolve(null), isLast: () => false, everyMs: 1 });
    expect((await states.next()).value).toEqual({ n: 5 });
    changes.tell(changed());
    await expect(states.next()).rejects.toThrow("broken");
  });
});
