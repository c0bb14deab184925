import type { Counted } from '../../shared/drafts/attempts.ts';
import type { DraftAttemptCounter } from '../../shared/drafts/draft-attempts.ts';
import type { DraftChecker } from '../../shared/drafts/draft-checker.ts';
import type { DraftAnswer } from '../../shared/drafts/draft.ts';
import { DRAFT_CHARACTERS_AT_MOST, readDraft, type TypedDraft } from '../../shared/drafts/draft.ts';
import { isServiceError, type ErrorKind } from '../../shared/errors.ts';
import type { Subject } from '../../shared/identity/identity.ts';
import { DraftPage } from './draft-page.tsx';
import { formatsIn } from '../../shared/formats.ts';
import type { SignedInVisit, SiteBuilder, SiteParts } from './site-parts.ts';
import { DRAFTS } from './words/catalogues.ts';

/** What checking drafts works with. */
export interface DraftParts extends Pick<SiteParts, 'clock' | 'warn'> {
  readonly attempts: DraftAttemptCounter;
  readonly drafts: DraftChecker;
}

const RETRY_SECONDS = 60;

/** Why something that was typed is no draft that can be checked. */
const problemIn = (
  { words, language }: SignedInVisit,
  typed: Exclude<TypedDraft, { kind: 'draft' }>,
): string => {
  const { problems } = words(DRAFTS);
  if (typed.kind !== 'too-long') return problems[typed.kind];
  const { number } = formatsIn(language);
  return problems['too-long'](number(typed.characters), number(DRAFT_CHARACTERS_AT_MOST));
};

/** The page with what was typed, and why it was not checked. */
const refuse = (
  { page, session, words }: SignedInVisit,
  typed: string,
  { status, message }: { readonly status: 400 | 429 | 503; readonly message: string },
): Response | Promise<Response> =>
  page(
    words(DRAFTS).title,
    <DraftPage
      session={session}
      typed={typed}
      refused={{
        problems: [{ ...(status === 400 && { field: 'draft' }), message }],
        answers: new URLSearchParams(),
      }}
    />,
    status,
  );

/** What came of asking. */
type Outcome =
  | { readonly kind: 'checked'; readonly answer: DraftAnswer }
  | Extract<Counted, { kind: 'spent' }>
  | { readonly kind: 'not-now'; readonly why: ErrorKind };

/** Counts the attempt, then asks. A fault that passes is an outcome, so that the page can keep the draft. */
const ask = async ({ attempts, drafts }: DraftParts, subject: Subject, text: string): Promise<Outcome> => {
  try {
    const attempt = await attempts.count(subject);
    if (attempt.kind === 'spent') return attempt;
    return { kind: 'checked', answer: await drafts.check(text) };
  } catch (fault) {
    if (isServiceError(fault, 'unavailable', 'conflict')) return { kind: 'not-now', why: fault.kind };
    throw fault;
  }
};

const check = async (visit: SignedInVisit, parts: DraftParts): Promise<Response> => {
  const { context, session, page, language } = visit;
  const words = visit.words(DRAFTS);
  const typed = visit.form().get('draft') ?? '';
  const draft = readDraft(typed);
  if (draft.kind !== 'draft') return refuse(visit, typed, { status: 400, message: problemIn(visit, draft) });
  const { text } = draft;
  const outcome = await ask(parts, session.subject, text);
  switch (outcome.kind) {
    case 'checked':
      return page(
        words.title,
        <DraftPage session={session} typed={text} checked={{ text, answer: outcome.answer }} />,
      );
    case 'spent': {
      const seconds = Math.ceil((outcome.until.getTime() - parts.clock.now().getTime()) / 1000);
      context.header('retry-after', String(seconds));
      const until = formatsIn(language).minute(outcome.until.toISOString());
      return refuse(visit, typed, { status: 429, message: words.problems.spent(until) });
    }
    case 'not-now':
      parts.warn('request.failed', {
        kind: outcome.why,
        requestId: context.req.header('x-request-id') ?? '',
      });
      context.header('retry-after', String(RETRY_SECONDS));
      return refuse(visit, typed, { status: 503, message: words.problems['not-now'] });
  }
};

/** Lets somebody have a draft checked. The answer stands on the page that the form leads to, and nowhere else. */
export const addDrafts = (site: SiteBuilder, parts: DraftParts): void => {
  site.guarded('GET /check-a-draft', ({ page, session, words }) =>
    page(words(DRAFTS).title, <DraftPage session={session} typed="" />),
  );
  site.guarded('POST /check-a-draft', (visit) => check(visit, parts));
};
