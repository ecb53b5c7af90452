import { text } from "node:stream/consumers";
import { manyContacts, MOST_CONTACTS } from "./many-contacts";

it("gives every contact a number of its own", async () => {
  const lines = (await text(manyContacts(20_000))).trim().split("\n");
  const phones = lines.slice(1).map((line) => line.split(",")[0]);
  expect(lines[0]).toBe("phone,externalId");
  expect(new Set(phones).size).toBe(20_000);
  for (const phone of phones) expect(phone).toMatch(/^\+1[2-9]\d\d555\d{4}$/);
});

it("has numbers for a million and more, and refuses what it has none for", () => {
  expect(MOST_CONTACTS).toBeGreaterThan(1_000_000);
  expect(() => manyContacts(MOST_CONTACTS + 1)).toThrow(RangeError);
});
