/**
 * A group of contacts, or of attempts, of an execution that have something in common: `region`, `line_type`, `number_prefix` (the first five characters of
 * the number), `caller_id`, or `attribute.` and a name. Attempts alone have a caller id: of its segments no contacts are counted.
 */
export interface Segment {
  key: string;
  value: string;
  /** All values that came after the first `MOST_VALUES` of their key in an execution, together; its value is empty. */
  isOther: boolean;
}

/** How many values of one key an execution tells apart. */
export const MOST_VALUES = 100;
