/** A call that ends without being performed. Protocols turn it into the service's own error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  /** Further fields of the answer, such as CancellationReasons. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    { status = 400, details = {} }: { status?: number; details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

export const invalid = (message: string): Refusal => new Refusal('ValidationException', message);

/** A call the real service may know but the gate does not: an error, so that nothing is let through unchecked. */
export const unknownAction = (action: string): Refusal =>
  new Refusal('UnknownOperationException', `The local gate does not know ${action}.`);
