import type { CommentReader } from '../../../shared/drafting/comment-box.ts';
import type { Proposer } from '../../../shared/drafting/proposal.ts';
import type { ProposalDesk } from '../../../shared/drafting/proposals.ts';
import { seenWords } from '../../../shared/feedback/plain-words.ts';
import { formatsIn } from '../../../shared/formats.ts';
import type { SocialMediaPolicy } from '../../../shared/policy/policy.ts';
import type { FormProblem } from '../form-problems.tsx';
import type { SignedInVisit, SiteParts } from '../site-parts.ts';
import { DRAFTING } from '../words/catalogues.ts';

/** What proposing works with. A desk is that of one role. */
export interface DraftingDeskParts extends Pick<SiteParts, 'clock' | 'newId'> {
  readonly drafting: {
    readonly role: Proposer;
    readonly policy: SocialMediaPolicy;
    readonly proposals: ProposalDesk;
    readonly comments: CommentReader;
  };
}

/** Why a page is shown again. */
export interface Again {
  readonly status: 400 | 409;
  readonly problem: FormProblem;
}

/** What somebody wrote in a field, or why it cannot be taken. */
export const written = (
  visit: SignedInVisit,
  { field, most }: { readonly field: string; readonly most: number },
): string | { readonly message: string } => {
  const { problems } = visit.words(DRAFTING);
  const { number } = formatsIn(visit.language);
  const typed = visit.form().get(field) ?? '';
  const said = typed.length > 2 * most ? typed : seenWords(typed);
  if (said.length > most) return { message: problems.tooLong(number(said.length), number(most)) };
  return said === '' ? { message: problems.empty } : said;
};
