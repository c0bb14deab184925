/** A message as plain text and as HTML that says the same; the HTML loads nothing from anywhere. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Sends messages to the addresses that a stage names, and to no others: whoever calls chooses none. */
export interface Mailer {
  /**
   * Hands a message over for delivery. Repeating it sends it again.
   *
   * @throws ServiceError `unavailable` when it was not taken, also where a deployment must mend it.
   */
  send(mail: Mail): Promise<void>;
}
