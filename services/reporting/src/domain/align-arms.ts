/** How far an arm's contacts are over. */
export interface ArmProgress {
  /** How many contacts it is dealt. */
  size: number;
  /** How many of the first of them are over, up to the first that is not. */
  overFromFirst: number;
}

/**
 * How many of each arm's first contacts are compared: the same part of every arm, as large as the arm that is least far allows. Contacts that are reached end
 * sooner than contacts that are not, and patient strategies later than others, so whoever happens to be over tells nothing; the first so many in the order in
 * which they were dealt, all of them over, tell the truth, and the tests hold at whatever length one looks.
 */
export function alignArms(arms: readonly ArmProgress[]): number[] {
  const part = Math.min(1, ...arms.map(({ size, overFromFirst }) => (size === 0 ? 0 : overFromFirst / size)));
  // The least far arm's own part must not lose a contact to rounding.
  return arms.map(({ size, overFromFirst }) => Math.min(overFromFirst, Math.floor(part * size + 1e-9)));
}
