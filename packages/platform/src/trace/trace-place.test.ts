import { randomUUID } from "node:crypto";
import { attemptPlace, isAmong, newPlace, placeFrom, readTraceparent, traceparentOf } from "./trace-place";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const SPAN = "b7ad6b7169203331";

describe("a traceparent", () => {
  it("is written and read as W3C Trace Context says", () => {
    const place = { traceId: TRACE, spanId: SPAN };
    expect(traceparentOf(place)).toBe(`00-${TRACE}-${SPAN}-01`);
    expect(placeFrom(traceparentOf(place))).toEqual(place);
    expect(readTraceparent(`00-${TRACE}-${SPAN}-00`)).toEqual({ place, isSampled: false });
    expect(placeFrom(`00-${TRACE}-${SPAN}-00`)).toBeUndefined();
  });

  it.each([undefined, "", "nonsense", `00-${"0".repeat(32)}-${SPAN}-01`, `00-${TRACE}-${"0".repeat(16)}-01`, `00-${TRACE.toUpperCase()}-${SPAN}-01`, `01-${TRACE}-${SPAN}-01`, `00-${TRACE}-${SPAN}-01-more`])(
    "is none when it is %s",
    (text) => expect(readTraceparent(text)).toBeUndefined(),
  );
});

describe("the place of an attempt", () => {
  const job = "0190a0b0-1234-7000-8000-0123456789ab";

  it("is the same for everyone, begins with the job's digits and differs by attempt", () => {
    const places = [1, 2, 3].map((attempt) => attemptPlace(job, attempt));
    expect(places[0]).toEqual(attemptPlace(job, 1));
    expect(new Set(places.map((place) => place?.traceId)).size).toBe(3);
    for (const place of places) expect(place?.traceId).toMatch(/^0190a0b01234700080000123[0-9a-f]{8}$/);
    for (const place of places) expect(readTraceparent(place && traceparentOf(place))?.place).toEqual(place);
  });

  it("is nowhere for a job without a UUID", () => expect(attemptPlace("job-1", 1)).toBeUndefined());

  it("is among the recorded for the share that is asked for", () => {
    const places = Array.from({ length: 20_000 }, (_, index) => attemptPlace(`0190a0b0-1234-7000-8000-${(index * 2_654_435_761).toString(16).padStart(12, "0").slice(-12)}`, 1));
    const share = places.filter((place) => place && isAmong(place.traceId, 0.1)).length / places.length;
    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.12);
    expect(isAmong(attemptPlace(randomUUID(), 1)?.traceId ?? "", 1)).toBe(true);
    expect(newPlace().traceId).toMatch(/^[0-9a-f]{32}$/);
  });
});
