import * as z from 'zod';

import type { CommentReader } from '../../../shared/drafting/comment-box.ts';
import type { CommentAnswer, ShownComment } from '../../../shared/drafting/comment.ts';
import type { Proposal, SectionChange } from '../../../shared/drafting/proposal.ts';
import type { ProposalReader } from '../../../shared/drafting/proposals.ts';
import { ServiceError } from '../../../shared/errors.ts';
import type { Visit } from '../site-parts.ts';
import { partsOf } from './parts.tsx';

/** What reading proposals takes. */
export interface ReadingParts {
  readonly proposals: ProposalReader;
  readonly comments: CommentReader;
}

const gone = (): ServiceError => new ServiceError('not-found', 'there is no such proposal, or not any more');

/** The proposal that an address names. @throws ServiceError `not-found` */
export const proposalIn = async ({ context }: Visit, proposals: ProposalReader): Promise<Proposal> => {
  // In whatever case somebody wrote it: ids are made in small letters.
  const id = z.uuid().toLowerCase().safeParse(context.req.param('proposal'));
  const proposal = id.success ? await proposals.find(id.data) : undefined;
  if (proposal === undefined) throw gone();
  return proposal;
};

/** A part of a proposal, and what was said of it. */
export interface AskedSection {
  readonly proposal: Proposal;
  readonly change: SectionChange;
  readonly comments: readonly ShownComment[];
  readonly answers: readonly CommentAnswer[];
  readonly part: number;
}

const Part = z.coerce.number().int().positive().catch(1);

/** The part of a proposal that an address names. @throws ServiceError `not-found` */
export const sectionIn = async (visit: Visit, parts: ReadingParts): Promise<AskedSection> => {
  const proposal = await proposalIn(visit, parts.proposals);
  const { req } = visit.context;
  const change = proposal.sections.find(({ section }) => section === req.param('section'));
  if (change === undefined) throw gone();
  const [comments, answers] = await Promise.all([
    parts.comments.read(proposal.id, change.section),
    parts.proposals.answersTo(proposal.id, change.section),
  ]);
  const part = Math.min(Part.parse(req.query('part') ?? 1), partsOf(comments));
  return { proposal, change, comments, answers, part };
};
