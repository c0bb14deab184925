import type { Purposes } from '../../shared/consent/consent-record.ts';
import type { Notice } from '../../shared/consent/notice-form.ts';
import { Purpose, type Scope, type ScopeKind } from '../../shared/consent/scope.ts';
import type { PostId } from '../../shared/ids.ts';
import type { SourcePost } from '../../shared/posts/post.ts';
import { choosePosts } from './choose-posts.ts';
import { askYesOrNo, type Prompt } from './prompt.ts';

/** Which posts a run with one account can count for each purpose; nothing from before a consent counts but chosen posts. */
const SCOPES = {
  engagement: 'chosen-posts',
  sentiment: 'chosen-posts',
  confidentiality: 'all-public',
} as const satisfies Readonly<Record<Purpose, ScopeKind>>;

/** What somebody is asked about. `readPosts` is called only after they agreed to a purpose that wants posts chosen. */
export interface Asking {
  readonly handle: string;
  readonly notice: Notice;
  readonly now: Date;
  readonly readPosts: () => Promise<readonly SourcePost[]>;
}

/**
 * Asks the owner of an account for consent, purpose by purpose, nothing chosen beforehand. Undefined if they are not
 * the owner, say no to everything, or do not answer.
 */
export const askConsent = async (prompt: Prompt, asking: Asking): Promise<Purposes | undefined> => {
  const { handle, notice } = asking;
  prompt.tell(`\nCandor reads an account only where its owner agreed. Notice ${notice.version}:\n`);
  for (const sentence of notice.general) prompt.tell(`  ${sentence}`);
  prompt.tell(
    '\nHere everything stays in the memory of this machine and is gone when you end the program; you alone play every role.',
  );
  const typed = await prompt.ask(`\nIf you own ${handle}, write its name to say so: `);
  if (typed?.replace(/^@/u, '').toLowerCase() !== handle.toLowerCase()) return undefined;
  const agreed: Purpose[] = [];
  for (const purpose of Purpose.options) {
    const { title, what, kept, seenBy } = notice.purposes[purpose];
    const posts = `Which posts: ${notice.scopes[SCOPES[purpose]]}`;
    prompt.tell(`\n${title}\n  ${what}\n  ${posts}\n  ${kept}\n  ${seenBy}`);
    if (await askYesOrNo(prompt, 'Do you agree?')) agreed.push(purpose);
  }
  return purposesFrom(prompt, agreed, asking);
};

/** Only posts written after a consent count, unless their author chose them one by one. */
const purposesFrom = async (
  prompt: Prompt,
  agreed: readonly Purpose[],
  { now, readPosts }: Asking,
): Promise<Purposes | undefined> => {
  const wantsChoice = agreed.some((purpose) => SCOPES[purpose] === 'chosen-posts');
  const chosen: readonly PostId[] = wantsChoice ? await choosePosts(prompt, await readPosts()) : [];
  const purposes = agreed
    .map((purpose): readonly [Purpose, Scope] => {
      const kind = SCOPES[purpose];
      return [purpose, kind === 'chosen-posts' ? { kind, posts: [...chosen] } : { kind }];
    })
    .filter(([, scope]) => scope.kind !== 'chosen-posts' || scope.posts.length > 0)
    .map(([purpose, scope]) => [purpose, { scope, givenAt: now.toISOString() }] as const);
  return purposes.length === 0 ? undefined : Object.fromEntries(purposes);
};
