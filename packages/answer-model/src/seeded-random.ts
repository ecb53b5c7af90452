// Looked up once: in a test sandbox every look-up of a global costs more than the arithmetic.
const { imul, sqrt, log, cos, exp, PI } = Math;

/** A stream of chance that is the same whenever it is begun from the same words. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Normally distributed. Always draws twice from the stream, so that what follows does not depend on the value. */
  normal(mean: number, deviation: number): number;
  /** Lognormal with this median; `sigma` is the deviation of its logarithm. */
  lognormal(median: number, sigma: number): number;
  /** Beta(a, b), both above 0. Draws a varying number of times: take it last, or from a stream of its own. */
  beta(a: number, b: number): number;
}

/** Begins the stream that belongs to these words. Different words give streams without visible relation. */
export function seededRandom(...words: readonly (string | number)[]): Random {
  const uniform = generator(words.join("\u0000"));
  const normal = (mean: number, deviation: number) => {
    const radius = sqrt(-2 * log(1 - uniform()));
    return mean + deviation * radius * cos(2 * PI * uniform());
  };
  return {
    uniform,
    normal,
    lognormal: (median, sigma) => median * exp(normal(0, sigma)),
    beta(a, b) {
      const x = gamma(a, uniform, normal);
      return x / (x + gamma(b, uniform, normal));
    },
  };
}

/** The 128 bits of a text (Bret Taylor's cyrb128) feed sfc32, which passes PractRand and costs some nanoseconds a number. */
function generator(text: string): () => number {
  let a = 1_779_033_703;
  let b = 3_144_134_277;
  let c = 1_013_904_242;
  let d = 2_773_480_762;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = b ^ imul(a ^ code, 597_399_067);
    b = c ^ imul(b ^ code, 2_869_860_233);
    c = d ^ imul(c ^ code, 951_274_213);
    d = a ^ imul(d ^ code, 2_716_044_179);
  }
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  // The first numbers still show the likeness of like texts.
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** Marsaglia and Tsang (2000); shapes below 1 by their own boost. */
function gamma(shape: number, uniform: () => number, normal: (mean: number, deviation: number) => number): number {
  if (shape < 1) return gamma(shape + 1, uniform, normal) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / sqrt(9 * d);
  for (;;) {
    const x = normal(0, 1);
    const v = (1 + c * x) ** 3;
    if (v > 0 && log(1 - uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
  }
}
