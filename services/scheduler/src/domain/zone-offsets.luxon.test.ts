import { instantOf, MINUTE_MS } from "@redial/kernel";
import { IANAZone } from "luxon";
import { zoneOffsets } from "./zone-offsets";

const ZONES = ["America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Chatham", "Pacific/Apia", "Antarctica/Troll", "America/Santiago"];
const FROM = instantOf("1990-01-01T00:00:00Z");
const STEP = 397 * 61 * MINUTE_MS + 1;

it.each(ZONES)("the offset of %s is the one that luxon knows, from 1990 to 2040", (zone) => {
  const offsets = zoneOffsets(zone);
  const known = IANAZone.create(zone);
  const differing: string[] = [];
  for (let at = FROM; at < instantOf("2040-01-01T00:00:00Z"); at += STEP) {
    if (offsets.segmentAt(at).offsetMs !== known.offset(at) * MINUTE_MS) differing.push(new Date(at).toISOString());
  }
  expect(differing).toEqual([]);
});
