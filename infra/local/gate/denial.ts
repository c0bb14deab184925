/** A call that a caller's policy did not allow. */
export interface Denial {
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  /** As the caller was told: `User: <caller> is not authorized to perform: <action> on resource: <resource>`. */
  readonly message: string;
}
