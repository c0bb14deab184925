/** The stores that name no participant, with how their partitions begin. */
export const NAMELESS = {
  Releases: ['release#', 'evidence#', 'published#', 'summary', 'done#'],
  Ledger: ['day#', 'log', 'tree#'],
  Terms: ['terms', 'rules', 'fingerprints', 'approvals'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type NamelessStore = keyof typeof NAMELESS;

/** What a restoration did: items it wrote, items that are in the store already, items that no consent vouches for any more. */
export interface RestoreCount {
  readonly restored: number;
  readonly there: number;
  readonly left: number;
}

/**
 * Copies what a backup holds into a store, through the erasures since: what names a person comes back only in the
 * transaction that checks the consent vouching for it, as far as that consent covers it today. What the store holds is
 * never overwritten, so that it may be repeated, and run while the store is in use. Stopped half way, it is run again.
 *
 * @throws ServiceError `unavailable` or `invariant`; what was written until then stays.
 */
export interface RestoredStores {
  /** Profiles, connected accounts and history of participants with a consent that stands. */
  people(): Promise<RestoreCount>;
  /** Day sheets under consents that stand. */
  observations(): Promise<RestoreCount>;
  /** Alerts, released from authors who left; after `observations`, whose sheets tell what a narrower scope left out. */
  alerts(): Promise<RestoreCount>;
  /** A store that names no participant. @throws ServiceError `invalid-input` for the backup of another, or mixed terms. */
  nameless(store: NamelessStore): Promise<RestoreCount>;
  /** Of `Site` campaigns, and the list of official accounts as far as they are registered today; nothing else of it. */
  officialAccounts(): Promise<RestoreCount>;
}
