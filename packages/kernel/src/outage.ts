/** Something that the work needs is away, a carrier say: nothing was wrong with the request, nothing of it was applied, and the same again may succeed later. */
export class Outage extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "Outage";
  }
}
