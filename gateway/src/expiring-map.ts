import type { Clock, Instant } from "@redial/kernel";

/** Remembers values for a while; at most `most` of them, the longest kept being forgotten first. */
export class ExpiringMap<Value> {
  readonly #entries = new Map<string, { value: Value; until: Instant }>();

  constructor(private readonly options: { clock: Clock; keepMs: number; most: number }) {}

  /** The value of a key unless its time is over. */
  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.until > this.options.clock.now()) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  /** Keeps a value for the whole time from now. */
  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, until: this.options.clock.now() + this.options.keepMs });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.options.most && oldest !== undefined) this.#entries.delete(oldest);
  }
}
