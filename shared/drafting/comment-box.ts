import type { Section } from '../policy/sections.ts';
import type { ShownComment } from './comment.ts';
import type { Proposal } from './proposal.ts';

/** A comment that somebody sent. */
export interface SentComment {
  /** Random, made with the page: the same form, sent twice, counts once. It is not kept. */
  readonly form: string;
  readonly proposal: Pick<Proposal, 'id' | 'expiresAt'>;
  readonly section: Section;
  readonly words: string;
}

/**
 * Takes comments without knowing whose they are. Durable once taken; the store keeps no backup.
 *
 * @throws ServiceError `unavailable` when the store does not answer (it may have been taken; the same form again counts
 * once), `conflict` after many lost races.
 */
export interface CommentBox {
  /**
   * `full` once as many came this week, on all proposals, as are taken; `differs` where the same form was taken with other
   * words, which stay.
   */
  put(comment: SentComment): Promise<'taken' | 'full' | 'differs'>;
}

/** Reads comments whose week is over. */
export interface CommentReader {
  /**
   * Week by week, the earliest first, and within a week in an order that is the same each time and tells nothing of when
   * one came. Nothing of the week that runs, and nothing that is due to go.
   *
   * @throws ServiceError `unavailable`.
   */
  read(proposal: string, section: Section): Promise<readonly ShownComment[]>;
}
