import type { Section } from '../policy/sections.ts';
import type { CommentAnswer, CommentId } from './comment.ts';
import type { Outcome, Proposal, ProposalContent, ProposalHead } from './proposal.ts';

/**
 * Reads proposals to change the policy, and what was answered. Strongly consistent; what is due to go is not shown.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface ProposalReader {
  /** The newest first; an unreadable one is left out and said in the log. */
  list(): Promise<readonly ProposalHead[]>;
  /** @throws ServiceError `invariant` for one that does not fit. */
  find(id: string): Promise<Proposal | undefined>;
  /** What both roles answered to comments on one part, in no particular order. */
  answersTo(proposal: string, section: Section): Promise<readonly CommentAnswer[]>;
}

/**
 * What one role does about proposals. Each may be repeated: the same once more is taken as done.
 *
 * @throws ServiceError `unavailable` when the store does not answer (it may have happened).
 */
export interface ProposalDesk extends ProposalReader {
  /** Begins a proposal under an id that was made with its form. */
  propose(id: string, content: ProposalContent): Promise<'proposed' | 'too-many'>;
  /** Answers a comment once and for all; `answered-already` where this role said something else before. */
  answer(to: {
    readonly proposal: Proposal;
    readonly section: Section;
    readonly comment: CommentId;
    readonly words: string;
  }): Promise<'answered' | 'answered-already'>;
  /** Closes a proposal of this role for good; `closed-already` where it ended otherwise before. */
  conclude(proposal: Proposal, outcome: Outcome): Promise<'closed' | 'closed-already'>;
}
