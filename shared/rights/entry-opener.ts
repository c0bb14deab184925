import type { EntriesAnswer, EntriesRequest } from './own-entries.ts';

type Asked<Kind extends EntriesRequest['kind']> = Omit<
  Extract<EntriesRequest, { kind: Kind }>,
  'version' | 'kind'
>;

/**
 * Opens somebody's own entries of the log, and proves them. Whoever asks has shown who they are: nobody else may be
 * answered. Nothing of it is stored or logged anywhere, and it may be asked again.
 *
 * @throws ServiceError `unavailable` when it does not answer, `invariant` for an answer that does not fit.
 */
export interface EntryOpener {
  /** Up to a day, newest first. */
  list(request: Asked<'list'>): Promise<EntriesAnswer>;
  /** About the posts of a day. */
  about(request: Asked<'about'>): Promise<EntriesAnswer>;
  /** The proof file of one. */
  prove(request: Asked<'prove'>): Promise<EntriesAnswer>;
}
