import * as z from 'zod';

import { addDays } from '../clock.ts';
import { covers, Purposes, type PurposeConsent } from '../consent/consent-record.ts';
import { isInScope, Purpose, type Campaign } from '../consent/scope.ts';
import { AccountId, PostId } from '../ids.ts';
import { startOfUnreleased } from '../posts/periods.ts';
import type { SourcePost } from '../posts/post.ts';

/** So many posts a preview shows, the newest. */
export const PREVIEW_POSTS_AT_MOST = 40;

/** So far a preview looks back. */
export const PREVIEW_DAYS = 60;

const CHARACTERS_AT_MOST = 280;

/** A choice whose effect somebody wants to see on the posts of an account of theirs. */
export const PreviewRequest = z.object({ version: z.literal(1), account: AccountId, purposes: Purposes });
export type PreviewRequest = z.infer<typeof PreviewRequest>;

/**
 * What a choice means for one post and purpose: it `counts`; it would, but was posted `before` consent; it is `over`,
 * since the figures of its month are published; or it is `outside` of the scope.
 */
export const Verdict = z.enum(['counts', 'before', 'over', 'outside']);
export type Verdict = z.infer<typeof Verdict>;

/** The beginning of a post, shown to its author alone, with what a choice means for it. Never stored, never logged. */
export const PreviewedPost = z.object({
  id: PostId,
  postedAt: z.iso.datetime(),
  text: z.string().max(CHARACTERS_AT_MOST + 1),
  verdicts: z.partialRecord(Purpose, Verdict),
});
export type PreviewedPost = z.infer<typeof PreviewedPost>;

/** What came of looking; `more` says that there are older posts than the ones shown. */
export const PreviewAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('listed'),
    posts: z.array(PreviewedPost).max(PREVIEW_POSTS_AT_MOST),
    since: z.iso.datetime(),
    more: z.boolean(),
  }),
  z.object({ kind: z.literal('rate-limited'), retryAt: z.iso.datetime() }),
  z.object({ kind: z.literal('account-gone') }),
  z.object({ kind: z.literal('no-answer') }),
]);
export type PreviewAnswer = z.infer<typeof PreviewAnswer>;

/** Since when posts are looked for. */
export const previewSince = (now: Date): Date => addDays(now, -PREVIEW_DAYS);

/** By what posts are judged. */
export interface PreviewRules {
  readonly purposes: Purposes;
  readonly campaign: Campaign;
  readonly now: Date;
}

const verdictOn = (post: SourcePost, given: PurposeConsent, { campaign, now }: PreviewRules): Verdict => {
  const isOver = post.postedAt < startOfUnreleased(now);
  // Each can still be chosen that is not over, whatever is chosen now.
  if (given.scope.kind === 'chosen-posts' && isOver) return 'over';
  if (!isInScope(post, given.scope, campaign)) return 'outside';
  if (!covers(given, post, campaign)) return 'before';
  return isOver ? 'over' : 'counts';
};

const CONTROL = /[\p{Cc}\s]+/gu;

/** The beginning of a text on one line, no character cut in half. */
const beginningOf = (text: string): string => {
  // A post may be huge: only as much of it is looked at as can be shown.
  const start = text
    .slice(0, CHARACTERS_AT_MOST * 4)
    .replace(CONTROL, ' ')
    .trim();
  const cut = start.slice(0, CHARACTERS_AT_MOST);
  return text.length > CHARACTERS_AT_MOST * 4 || start.length > cut.length
    ? `${cut.replace(/[\uD800-\uDBFF]$/u, '')}…`.toWellFormed()
    : cut.toWellFormed();
};

/** What a choice means for a post, by the very rules that a visit goes by. */
export const previewOf = (post: SourcePost, rules: PreviewRules): PreviewedPost => ({
  id: post.id,
  postedAt: post.postedAt.toISOString(),
  text: beginningOf(post.text),
  verdicts: Object.fromEntries(
    Purpose.options.flatMap((purpose) => {
      const given = rules.purposes[purpose];
      return given === undefined ? [] : [[purpose, verdictOn(post, given, rules)]];
    }),
  ),
});
