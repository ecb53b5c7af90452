import { WEEKDAYS, instantOf, toIso } from "@redial/kernel";
import { vouchFor } from "@redial/platform";
import { GATEWAY_SECRET, stage, type Person, type Stage } from "./service.fixture";

const LUNCH = { startAt: { hour: 12, minute: 0 }, endAt: { hour: 13, minute: 0 } };
const EVERY_LUNCH = Object.fromEntries(WEEKDAYS.map((day) => [day, [LUNCH]]));

/** A kind of contact, with the law as minutes of each day from Monday to Sunday, on every clock named, and the dates on which nobody is called. */
interface Kind {
  phone: string;
  timeZone?: string;
  region?: string;
  /** The clocks that must show an allowed time; the first is the contact's for pause windows. */
  clocks: string[];
  hours: [from: number, until: number][][];
  closed?: string[];
}

const h = (from: number, until: number): [number, number] => [from * 60, until * 60];
const week = (weekdays: [number, number][], saturday: [number, number][], sunday: [number, number][]) => [...Array<[number, number][]>(5).fill(weekdays), saturday, sunday];

const KINDS: Record<string, Kind> = {
  florida: { phone: "+1305555", timeZone: "America/New_York", region: "US-FL", clocks: ["America/New_York"], hours: week([h(8, 20)], [h(8, 20)], [h(8, 20)]) },
  texas: { phone: "+1713555", region: "US-TX", clocks: ["America/Chicago"], hours: week([h(8, 21)], [h(8, 21)], [h(8, 21)]) },
  alabama: { phone: "+1205555", region: "US-AL", clocks: ["America/Chicago"], hours: week([h(8, 20)], [h(8, 20)], []), closed: ["2025-04-28"] },
  france: { phone: "+3361234", timeZone: "Europe/Paris", region: "FR", clocks: ["Europe/Paris"], hours: week([h(10, 13), h(14, 20)], [], []), closed: ["2025-04-21", "2025-05-01", "2025-05-08", "2025-05-29", "2025-06-09", "2025-07-14", "2025-08-15"] },
  india: { phone: "+9198123", clocks: ["Asia/Kolkata"], hours: week([h(9, 21)], [h(9, 21)], [h(9, 21)]) },
  perth: {
    phone: "+6141234",
    timeZone: "Australia/Perth",
    region: "AU",
    clocks: ["Australia/Perth", "Australia/Sydney"],
    hours: week([h(9, 20)], [h(9, 17)], []),
    closed: ["2025-04-18", "2025-04-19", "2025-04-20", "2025-04-21", "2025-04-25"],
  },
  germany: { phone: "+4915112", clocks: ["Europe/Berlin"], hours: week([h(0, 24)], [h(0, 24)], [h(0, 24)]) },
};
const EACH = 12;
const NOWHERE = 5;

const people: Person[] = Object.values(KINDS).flatMap(({ phone, timeZone, region }) =>
  Array.from({ length: EACH }, (_, i) => ({ phone: phone + String(1_000 + i), ...(timeZone && { timeZone }), ...(region && { region }) })),
);
const unknown: Person[] = Array.from({ length: NOWHERE }, (_, i) => ({ phone: `+88161234500${i}`, region: "US-FL" }));

/** What a clock shows, by Intl alone. */
function shown(zone: string, at: number): { day: number; minute: number; date: string } {
  const fields = { weekday: "long", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-US", { timeZone: zone, ...fields }).formatToParts(at).map(({ type, value }) => [type, value]));
  const day = WEEKDAYS.findIndex((name) => name === parts["weekday"]?.toLowerCase());
  return { day, minute: Number(parts["hour"]) * 60 + Number(parts["minute"]), date: `${parts["year"]}-${parts["month"]}-${parts["day"]}` };
}

function isLawful(kind: Kind, at: number): boolean {
  const own = shown(kind.clocks[0] ?? "UTC", at);
  const isLunch = own.minute >= 12 * 60 && own.minute < 13 * 60;
  return !isLunch && kind.clocks.map((zone) => shown(zone, at)).every(({ day, minute, date }) => !kind.closed?.includes(date) && kind.hours[day]?.some(([from, until]) => from <= minute && minute < until));
}

describe("contacts of the whole world in one execution, each in its own zone and lawful hours", () => {
  let at: Stage;
  beforeAll(async () => {
    at = await stage(() => "no_answer");
    // Good Friday: Easter Monday and Anzac Day lie within the week of retries.
    const startAt = "2025-04-18T03:00:00Z";
    const strategy = { type: "fixed_delay", delayMinutes: 11 * 60 + 17, maxRetries: 12 } as const;
    await at.launch([...people, ...unknown], { timeZoneMode: "contact", callingHours: "contact_region", pauseWindows: EVERY_LUNCH, retryStrategy: strategy, maxConcurrentCalls: 20, startAt });
    await at.until("it has completed", () => at.said.some((event) => event.type === "execution.changed" && event.data.status === "completed"));
  });
  afterAll(() => at.stop());

  it.each(Object.entries(KINDS))("calls people of %s only when their own clocks allow it", (_, kind) => {
    const made = at.requested.filter(({ data }) => data.phone.startsWith(kind.phone));
    expect(made).toHaveLength(EACH * 13);
    for (const { data } of made) {
      const [first, last] = [instantOf(data.permit.notBefore), instantOf(data.permit.notAfter) - 1];
      expect([data.permit.notBefore, isLawful(kind, first)]).toEqual([data.permit.notBefore, true]);
      expect([data.permit.notAfter, isLawful(kind, last)]).toEqual([data.permit.notAfter, true]);
    }
  });

  it.each([
    ["France 4 in 30 days", "+33", 4, 30 * 24],
    ["Florida 3 in 24 hours", "+1305", 3, 24],
  ])("keeps to the caps of the law: %s", (_, prefix, max, hours) => {
    const calls = new Map<string, number[]>();
    for (const { data } of at.requested) if (data.phone.startsWith(prefix)) calls.set(data.phone, [...(calls.get(data.phone) ?? []), instantOf(data.permit.notBefore)]);
    expect(calls.size).toBe(EACH);
    for (const times of calls.values()) for (const [index, time] of times.slice(max).entries()) expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(hours * 3_600_000);
  });

  it("never calls those of whom nobody knows the zone, and says why once nothing else is left", () => {
    expect(at.requested.filter(({ data }) => data.phone.startsWith("+88"))).toEqual([]);
    const skipped = at.said.filter((event) => event.type === "job.ended").filter(({ data }) => data.result === "skipped");
    expect(skipped.map(({ data }) => data.reason)).toEqual(Array(NOWHERE).fill("zone_unknown"));
  });

  it("keeps with each attempt which pack in which version allowed it, and how its zone was known", async () => {
    const kept = await at.rows<{ evidence: string; version: string | null; attempts: number }>(
      `select zone_evidence ->> 'evidence' as evidence, policy_version as version, count(*)::int as attempts from attempt group by 1, 2 order by 2, 1`,
    );
    expect(kept).toEqual([
      { evidence: "contact", version: "au@2026-11", attempts: 156 },
      { evidence: "contact", version: "fr@2026-11", attempts: 156 },
      { evidence: "number", version: "in@2026-11", attempts: 156 },
      { evidence: "number", version: "us-al@2026-11", attempts: 156 },
      { evidence: "contact", version: "us-fl@2026-11", attempts: 156 },
      { evidence: "number", version: "us@2026-11", attempts: 156 },
      { evidence: "number", version: null, attempts: 156 },
    ]);
  });
});

describe("held contacts by the wall clock", () => {
  let at: Stage;
  beforeAll(async () => {
    at = await stage(() => null);
  });
  afterAll(() => at.stop());

  const ask = async (query: string) => {
    const response = await fetch(`${at.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...vouchFor({ organizationId: at.organizationId, role: "operator" }, GATEWAY_SECRET) },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as { data: Record<string, unknown> | null; errors?: { extensions: { code: string } }[] };
  };
  const counters = async (id: string) =>
    (await ask(`{ execution(id: "${id}") { totalContacts contactsPending contactsHeld contactsInProgress contactsSkipped } }`)).data?.["execution"] as Record<string, number> | null;
  const requested = (id: string) => at.requested.filter((event) => event.data.executionId === id).map((event) => event.data);
  const ended = (id: string) => at.said.filter((event) => event.type === "job.ended").filter((event) => event.data.executionId === id).map((event) => event.data);

  it("count as pending, can be listed, and go on when somebody says where they are", async () => {
    const id = await at.launch(unknown, { timeZoneMode: "contact" }, "real_time");
    await at.until("all are planned", async () => (await counters(id))?.["totalContacts"] === NOWHERE);
    await at.until("it runs", () => at.said.some((event) => event.type === "execution.changed" && event.data.executionId === id && event.data.status === "running"));
    expect(await counters(id)).toMatchObject({ contactsPending: NOWHERE, contactsHeld: NOWHERE, contactsInProgress: 0 });
    expect((await ask(`{ execution(id: "${id}") { jobs(heldOnly: true, first: 1) { phone status reason dueAt timeZones } } }`)).data).toEqual({
      execution: { jobs: [{ phone: "+881612345000", status: "pending", reason: "zone_unknown", dueAt: null, timeZones: [] }] },
    });

    const refused = await ask(`mutation { assignTimeZone(executionId: "${id}", timeZone: "Asia/Tokyo", phones: ["+881612345000", "+12025550100"]) { id } }`);
    expect(refused.errors?.[0]?.extensions.code).toBe("JOB_NOT_HELD");
    expect((await ask(`mutation { assignTimeZone(executionId: "${id}", timeZone: "Mars/Base") { id } }`)).errors?.[0]?.extensions.code).toBe("TIME_ZONE_UNKNOWN");
    expect(await counters(id)).toMatchObject({ contactsHeld: NOWHERE });

    await ask(`mutation { assignTimeZone(executionId: "${id}", timeZone: "Asia/Tokyo", phones: ["+881612345000"]) { id } }`);
    await at.until("one is requested", () => requested(id).length === 1);
    expect(requested(id)[0]).toMatchObject({ phone: "+881612345000", timeZone: "Asia/Tokyo" });
    expect(await counters(id)).toMatchObject({ contactsPending: NOWHERE - 1, contactsHeld: NOWHERE - 1, contactsInProgress: 1 });

    await ask(`mutation { assignTimeZone(executionId: "${id}", timeZone: "Europe/Paris") { id } }`);
    await at.until("all are requested", () => requested(id).length === NOWHERE);
    expect(await counters(id)).toMatchObject({ contactsHeld: 0 });
  });

  it("are skipped with the execution: cancelled, or for their zone when it reaches its stop", async () => {
    const cancelled = await at.launch(unknown, { timeZoneMode: "contact" }, "real_time");
    await at.until("all are planned", async () => (await counters(cancelled))?.["contactsHeld"] === NOWHERE);
    await ask(`mutation { cancelExecution(id: "${cancelled}") { id } }`);
    const stopped = await at.launch(unknown, { timeZoneMode: "contact", stopAt: toIso(Date.now() + 500) }, "real_time");
    await at.until("all are over", () => ended(cancelled).length === NOWHERE && ended(stopped).length === NOWHERE);
    expect(new Set(ended(cancelled).map(({ result, reason }) => `${result} ${reason}`))).toEqual(new Set(["skipped cancelled"]));
    expect(new Set(ended(stopped).map(({ result, reason }) => `${result} ${reason}`))).toEqual(new Set(["skipped zone_unknown"]));
    expect(await counters(stopped)).toMatchObject({ contactsPending: 0, contactsHeld: 0, contactsSkipped: NOWHERE });
  });
});
