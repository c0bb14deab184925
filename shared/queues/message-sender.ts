/**
 * Sends messages to one queue, at least once each, in no particular order.
 *
 * @throws ServiceError `unavailable` when any of them was not taken; sending all again is safe.
 */
export interface MessageSender<Message> {
  send(messages: readonly Message[]): Promise<void>;
}
