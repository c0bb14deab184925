/**
 * The secrets that findings are signed with: the current one and, while receivers change over, the one before.
 *
 * @throws ServiceError `unavailable` when they cannot be read, `invariant` for one that is too short to protect anything.
 */
export interface WebhookSecrets {
  read(): Promise<readonly string[]>;
}
