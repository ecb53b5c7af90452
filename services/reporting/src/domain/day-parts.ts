/** The guide's parts of the day ("Finding the best times"), and the hours that it leaves out. */
export const DAY_PARTS = ["morning", "midday", "afternoon", "evening", "other"] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** From hour to hour, the last one excluded: morning 9–11, midday 12–14, afternoon 14–17, evening 17–20. */
const HOURS: readonly (readonly [DayPart, number, number])[] = [
  ["morning", 9, 11],
  ["midday", 12, 14],
  ["afternoon", 14, 17],
  ["evening", 17, 20],
];

/** The part of the day that an hour, 0 to 23, belongs to. */
export function dayPartOf(hour: number): DayPart {
  return HOURS.find(([, from, to]) => hour >= from && hour < to)?.[0] ?? "other";
}
