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
  return new Stream(words);
}

/** The 128 bits of a text (Bret Taylor's cyrb128) feed sfc32, which passes PractRand and costs some nanoseconds a number. A class, since a dial begins two streams. */
class Stream implements Random {
  private a = 1_779_033_703;
  private b = 3_144_134_277 | 0;
  private c = 1_013_904_242;
  private d = 2_773_480_762 | 0;

  constructor(words: readonly (string | number)[]) {
    for (let word = 0; word < words.length; word++) {
      if (word > 0) this.mix(0);
      const text = String(words[word]);
      for (let at = 0; at < text.length; at++) this.mix(text.charCodeAt(at));
    }
    // The first numbers still show the likeness of like texts.
    for (let round = 0; round < 12; round++) this.uniform();
  }

  uniform(): number {
    const { a, b, c, d } = this;
    const sum = (((a + b) | 0) + d) | 0;
    this.d = (d + 1) | 0;
    this.a = b ^ (b >>> 9);
    this.b = (c + (c << 3)) | 0;
    this.c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  normal(mean: number, deviation: number): number {
    const radius = sqrt(-2 * log(1 - this.uniform()));
    return mean + deviation * radius * cos(2 * PI * this.uniform());
  }

  lognormal(median: number, sigma: number): number {
    return median * exp(this.normal(0, sigma));
  }

  beta(a: number, b: number): number {
    const x = this.gamma(a);
    return x / (x + this.gamma(b));
  }

  /** Marsaglia and Tsang (2000); shapes below 1 by their own boost. */
  private gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * (1 - this.uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / sqrt(9 * d);
    for (;;) {
      const x = this.normal(0, 1);
      const v = (1 + c * x) ** 3;
      if (v > 0 && log(1 - this.uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
    }
  }

  private mix(code: number): void {
    this.a = this.b ^ imul(this.a ^ code, 597_399_067);
    this.b = this.c ^ imul(this.b ^ code, 2_869_860_233);
    this.c = this.d ^ imul(this.c ^ code, 951_274_213);
    this.d = this.a ^ imul(this.d ^ code, 2_716_044_179);
  }
}
