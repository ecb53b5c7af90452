/** The 97.5th percentile of the standard normal distribution, to the digits of a double. */
export const Z = "1.959963984540054::float8";

/** `count` of `of` in percent; null of none. */
export function percentSql(count: string, of: string): string {
  return `(100 * (${count})::float8 / nullif(${of}, 0))`;
}

/** The Wilson interval in percent, as the two roots of (p̂ − p)² = z² p (1 − p) / n: another way than that of the code under test. */
export function intervalSql(count: string, of: string): string {
  const root = (sign: "+" | "-") => `100 * (2 * (${count}) + ${Z} ^ 2 ${sign} ${Z} * sqrt(${Z} ^ 2 + 4 * (${count}) * (1 - (${count})::float8 / (${of})))) / (2 * ((${of}) + ${Z} ^ 2))`;
  return `(case when (${of}) > 0 then json_build_object('low', ${root("-")}, 'high', ${root("+")}) end)`;
}

/** A rate with its counts and interval. */
export function countedSql(count: string, of: string): string {
  return `json_build_object('count', ${count}, 'of', ${of}, 'rate', ${percentSql(count, of)}, 'interval', ${intervalSql(count, of)})`;
}

/** A list that is empty where there is no row. */
export function listSql(rows: string): string {
  return `(select coalesce(json_agg(r), '[]') from (${rows}) r)`;
}
