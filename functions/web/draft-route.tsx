import { isServiceError } from '../../shared/errors.ts';
import type { DraftAttemptCounter } from '../../shared/drafts/draft-attempts.ts';
import type { DraftChecker } from '../../shared/drafts/draft-checker.ts';
import type { DraftAnswer } from '../../shared/drafts/draft.ts';
import { readDraft } from '../../shared/drafts/draft.ts';
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

/** Undefined where drafts cannot be checked for now; any other fault is the site's. */
const ask = async (drafts: DraftChecker, text: string): Promise<DraftAnswer | undefined> => {
  try {
    return await drafts.check(text);
  } catch (fault) {
    if (isServiceError(fault, 'unavailable')) return undefined;
    throw fault;
  }
};

const check = async (visit: SignedInVisit, { attempts, drafts, clock, warn }: DraftParts) => {
  const { context, session, page } = visit;
  const typed = visit.form().get('draft') ?? '';
  const draft = readDraft(typed);
  if (draft.kind !== 'draft') return refuse(visit, typed, { status: 400, message: draftProblem(draft) });
  const attempt = await attempts.count(session.subject);
  if (attempt.kind === 'spent') {
    const { until } = attempt;
    context.header('retry-after', String(Math.ceil((until.getTime() - clock.now().getTime()) / 1000)));
    const message = `You have had as many drafts checked as can be in a while. From ${minuteOf(until.toISOString())} on you can go on.`;
    return refuse(visit, typed, { status: 429, message });
  }
  const answer = await ask(drafts, draft.text);
  if (answer === undefined) {
    const requestId = context.req.header('x-request-id') ?? '';
    warn('request.failed', { kind: 'unavailable', requestId });
    context.header('retry-after', String(RETRY_SECONDS));
    return refuse(visit, typed, { status: 503, message: NOT_NOW });
  }
  const { text } = draft;
  return page(TITLE, <DraftPage session={session} typed={text} checked={{ text, answer }} />);
};

/** Lets somebody have a draft checked. The answer stands on the page that the form leads to, and nowhere else. */
export const addDrafts = (site: SiteBuilder, parts: DraftParts): void => {
  site.guarded('GET /check-a-draft', ({ page, session }) =>
    page(TITLE, <DraftPage session={session} typed="" />),
  );
  site.guarded('POST /check-a-draft', (visit) => check(visit, parts));
};
