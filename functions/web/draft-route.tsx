import type { Counted } from '../../shared/drafts/attempts.ts';
import type { DraftAttemptCounter } from '../../shared/drafts/draft-attempts.ts';
import type { DraftChecker } from '../../shared/drafts/draft-checker.ts';
import type { DraftAnswer } from '../../shared/drafts/draft.ts';
import { readDraft } from '../../shared/drafts/draft.ts';
import { isServiceError, type ErrorKind } from '../../shared/errors.ts';
import type { Subject } from '../../shared/identity/identity.ts';
import { DraftPage } from './draft-page.tsx';
import { draftProblem } from './draft-words.ts';
import type { SignedInVisit, SiteBuilder, SiteParts } from './site-parts.ts';
import { minuteOf } from './words.ts';

/** What checking drafts works with. */
export interface DraftParts extends Pick<SiteParts, 'clock' | 'warn'> {
  readonly attempts: DraftAttemptCounter;
  readonly drafts: DraftChecker;
}

const TITLE = 'Check a draft';
const NOT_NOW = 'Drafts cannot be checked right now. Yours is in the field below; try again in a minute.';
const RETRY_SECONDS = 60;

const spentInWords = (until: Date): string =>
  `You have had as many drafts checked as can be for now. You can go on from ${minuteOf(until.toISOString())}.`;

/** The page with what was typed, and why it was not checked. */
const refuse = (
  { page, session }: SignedInVisit,
  typed: string,
  { status, message }: { readonly status: 400 | 429 | 503; readonly message: string },
): Response | Promise<Response> =>
  page(
    TITLE,
    <DraftPage
      session={session}
      typed={typed}
      refused={{ problems: [{ field: 'draft', message }], answers: new URLSearchParams() }}
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
  const { context, session, page } = visit;
  const typed = visit.form().get('draft') ?? '';
  const draft = readDraft(typed);
  if (draft.kind !== 'draft') return refuse(visit, typed, { status: 400, message: draftProblem(draft) });
  const { text } = draft;
  const outcome = await ask(parts, session.subject, text);
  switch (outcome.kind) {
    case 'checked':
      return page(
        TITLE,
        <DraftPage session={session} typed={text} checked={{ text, answer: outcome.answer }} />,
      );
    case 'spent': {
      const seconds = Math.ceil((outcome.until.getTime() - parts.clock.now().getTime()) / 1000);
      context.header('retry-after', String(seconds));
      return refuse(visit, typed, { status: 429, message: spentInWords(outcome.until) });
    }
    case 'not-now':
      parts.warn('request.failed', {
        kind: outcome.why,
        requestId: context.req.header('x-request-id') ?? '',
      });
      context.header('retry-after', String(RETRY_SECONDS));
      return refuse(visit, typed, { status: 503, message: NOT_NOW });
  }
};

/** Lets somebody have a draft checked. The answer stands on the page that the form leads to, and nowhere else. */
export const addDrafts = (site: SiteBuilder, parts: DraftParts): void => {
  site.guarded('GET /check-a-draft', ({ page, session }) =>
    page(TITLE, <DraftPage session={session} typed="" />),
  );
  site.guarded('POST /check-a-draft', (visit) => check(visit, parts));
};
