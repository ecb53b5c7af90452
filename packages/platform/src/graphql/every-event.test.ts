import { EventsMissed, everyEvent, seenEvent } from "./every-event";
import { changed, toldChanges } from "./told-changes.fixture";

const read = async (names: readonly string[]) => names.filter((name) => name !== "gone").map((name) => `event ${name}`);

function events(options: { isResumed?: boolean; mostWaiting?: number } = {}) {
  const changes = toldChanges();
  return { changes, told: everyEvent({ changes, subject: "e1", read, isResumed: false, ...options }) };
}

describe("the events of something", () => {
  it("are told each once, in their order, whether they wait for their reader or he for them", async () => {
    const { changes, told } = events();
    const first = told.next();
    changes.tell(changed("1", "2"));
    changes.tell(changed());
    changes.tell(changed("gone", "3"));
    expect([(await first).value, (await told.next()).value, (await told.next()).value]).toEqual(["event 1", "event 2", "event 3"]);
  });

  it("have a mark where some went by unheard", async () => {
    const { changes, told } = events();
    changes.tell({ kind: "missed" });
    changes.tell(changed("1"));
    expect((await told.next()).value).toBeInstanceOf(EventsMissed);
    expect((await told.next()).value).toBe("event 1");
  });

  it("have one where too many waited for a slow reader", async () => {
    const { changes, told } = events({ mostWaiting: 3 });
    changes.tell(changed("1", "2", "3", "4"));
    changes.tell(changed("5"));
    expect((await told.next()).value).toBeInstanceOf(EventsMissed);
    expect((await told.next()).value).toBe("event 5");
  });

  it("begin with one when they were begun before and broke off", async () => {
    const { told } = events({ isResumed: true });
    expect((await told.next()).value).toBeInstanceOf(EventsMissed);
  });

  it("let their reader leave at once, although he waits", async () => {
    const { changes, told } = events();
    const waited = told.next();
    await told.return?.();
    expect((await waited).done).toBe(true);
    expect(changes.watchers()).toBe(0);
  });
});

it("a mark is a refusal that says what to do, an event is itself", () => {
  expect(seenEvent("event")).toBe("event");
  expect(() => seenEvent(new EventsMissed())).toThrow(expect.objectContaining({ code: "EVENTS_MISSED" }));
});
