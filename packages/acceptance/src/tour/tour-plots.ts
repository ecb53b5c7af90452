/** What the page's commands draw, and from what, in docs/tour. */
export const TOUR_PLOTS = ["report.json", "heat-map.svg", "attempt-funnel.svg", "arms.svg"] as const;
