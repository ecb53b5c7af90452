/** What kind of line a number is of, by its country's plan; `other`: one that the plan knows and that is none of these. */
export const LINE_TYPES = ["mobile", "fixed_line", "fixed_line_or_mobile", "voip", "toll_free", "other"] as const;
/** One of `LINE_TYPES`. */
export type LineType = (typeof LINE_TYPES)[number];
