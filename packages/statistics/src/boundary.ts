import { normalAbove, normalDensity, normalQuantile } from "./normal";

/** The share of the error allowed that is spent up to the planned information; the rest is kept for whoever counts on beyond it. */
const UP_TO_PLAN = 0.95;
/**
 * The variance of the normal mixture, in planned units. Any is valid; at the planned size and the error kept for beyond (5 % of 5 %) the one that crosses soonest
 * is 14.74 (S. R. Howard and others, Annals of Statistics 49 (2021) 1055, section 3.5), and this one crosses at a z that is 0.004 % higher.
 */
const MIXTURE_VARIANCE = 15.5;

/**
 * The p-value of a z seen after the share `fraction` of the planned information, valid at every look: under no difference the chance that it is ever at or
 * below α, however often and whenever one looks, is at most α. Up to the plan (fraction ≤ 1) by the boundary of P. C. O'Brien and T. R. Fleming (Biometrics 35
 * (1979) 549) for looks at any instant (K. K. G. Lan and D. L. DeMets, Biometrika 70 (1983) 659), which costs least at the planned size; beyond it, and for 5 %
 * of the error, by the normal mixture of H. Robbins (Annals of Mathematical Statistics 41 (1970) 1397), known as mSPRT. As in any test of large counts, z is
 * taken to move as a Brownian motion does.
 */
export function anytimePValue(z: number, fraction: number): number {
  if (fraction <= 0) return 1;
  const kept = 1 / mixtureRatio(z, fraction) / (1 - UP_TO_PLAN);
  const planned = fraction <= 1 ? everReaches(Math.abs(z) * Math.sqrt(fraction)) / UP_TO_PLAN : 1;
  return Math.min(1, kept, planned);
}

/** The least |z| that has `anytimePValue` ≤ alpha after the share `fraction` of the planned information; `Infinity` before there is any. */
export function anytimeReach(fraction: number, alpha: number): number {
  if (fraction <= 0) return Infinity;
  const spread = MIXTURE_VARIANCE * fraction;
  const kept = Math.sqrt(2 * (1 + 1 / spread) * Math.log(Math.sqrt(1 + spread) / (alpha * (1 - UP_TO_PLAN))));
  return fraction <= 1 ? Math.min(kept, plannedReach(alpha) / Math.sqrt(fraction)) : kept;
}

/** The |z| that decides when the planned information is complete: 2.261 for 5 %, where a single look would need 1.960. */
export function plannedReach(alpha: number): number {
  const probability = alpha * UP_TO_PLAN;
  let reach = normalQuantile(1 - probability / 4);
  // Newton's steps from a start that is right but for the paths that visit both sides.
  for (let step = 0; step < 4; step++) {
    const slope = -4 * normalDensity(reach) + 12 * normalDensity(3 * reach) - 20 * normalDensity(5 * reach);
    reach -= (everReaches(reach) - probability) / slope;
  }
  return reach;
}

/** The chance that a Brownian motion leaves (−level, level) within the time 1 (P. Billingsley, Convergence of Probability Measures, 1968, section 11). */
export function everReaches(level: number): number {
  if (level < 1) {
    // The alternating series below would need many terms here; its dual needs three.
    let stays = 0;
    for (let k = 0; k < 4; k++) stays += (k % 2 === 0 ? 1 : -1) * Math.exp((-((2 * k + 1) ** 2) * Math.PI ** 2) / (8 * level * level)) / (2 * k + 1);
    return 1 - (4 / Math.PI) * stays;
  }
  let leaves = 0;
  for (let k = 0; k < 6; k++) leaves += (k % 2 === 0 ? 4 : -4) * normalAbove((2 * k + 1) * level);
  return leaves;
}

/** How much likelier z is under differences drawn from the mixture than under none: a martingale under none, so that it reaches 1/α with a chance of at most α (Ville). */
function mixtureRatio(z: number, fraction: number): number {
  const spread = MIXTURE_VARIANCE * fraction;
  return Math.exp((z * z * spread) / (2 * (1 + spread))) / Math.sqrt(1 + spread);
}
