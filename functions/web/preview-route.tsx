import { decideChoice, heldConsent, unbroken } from '../../shared/consent/consent-decisions.ts';
import type { AccountLink } from '../../shared/consent/consent-history.ts';
import type { ConsentLedger } from '../../shared/consent/consent-ledger.ts';
import type { ConsentReader } from '../../shared/consent/consent-reader.ts';
import type { ConsentRecord, Purposes } from '../../shared/consent/consent-record.ts';
import { noticeInForce, NOTICES, noticeReference } from '../../shared/consent/notice.ts';
import type { DraftAttemptCounter } from '../../shared/drafts/draft-attempts.ts';
import type { Purpose } from '../../shared/consent/scope.ts';
import { isServiceError, type ErrorKind } from '../../shared/errors.ts';
import type { PostPreviewer } from '../../shared/previews/post-previewer.ts';
import type { PreviewAnswer } from '../../shared/previews/preview.ts';
import { accountPart } from './account-path.ts';
import { readPreviewed, withoutBoxed } from './choice-form.ts';
import { ChoiceForm } from './choice-page.tsx';
import { formatsIn } from '../../shared/formats.ts';
import { ownAccount } from './own-account.ts';
import { Account } from './participant-pages.tsx';
import { participantIn } from './participant-session.ts';
import { hasBox, Preview } from './preview-page.tsx';
import type { SignedInVisit, SiteBuilder, SiteParts } from './site-parts.ts';
import { CHOICES, PREVIEW } from './words/catalogues.ts';

/** What previews work with. */
export interface PreviewParts extends Pick<SiteParts, 'clock' | 'warn'> {
  readonly ledger: Pick<ConsentLedger, 'accountsOf'>;
  readonly consents: Pick<ConsentReader, 'read'>;
  readonly attempts: DraftAttemptCounter;
  readonly previews: PostPreviewer;
}

/** Whose account a preview is of, and how its consent stands. */
interface Own {
  readonly link: AccountLink;
  readonly consent: ConsentRecord | undefined;
}

/** What is asked for: the choice that stands, or the one on the form. */
type Asked =
  | { readonly kind: 'asked'; readonly purposes: Purposes; readonly answers?: URLSearchParams }
  | {
      readonly kind: 'refused';
      readonly message: string;
      readonly field?: string;
      /** What goes on from here, if not all that was answered. */
      readonly answers?: URLSearchParams;
    };

const askedIn = (visit: SignedInVisit, { link, consent }: Own, now: Date): Asked => {
  const answers = visit.form();
  const held = unbroken(consent, now);
  if (answers.get('standing') === 'yes') {
    return held === undefined
      ? { kind: 'refused', message: visit.words(PREVIEW).problems.nothingStands }
      : { kind: 'asked', purposes: held.purposes };
  }
  const notice = NOTICES[visit.language];
  // As where it is saved: nothing is carried over to words that were not seen.
  if (noticeInForce(answers.get('notice') ?? '') === undefined) {
    const { noticeChanged: message } = visit.words(CHOICES);
    return { kind: 'refused', message, answers: new URLSearchParams() };
  }
  const chosen = readPreviewed(answers, visit.words(CHOICES), { notice, now });
  if ('message' in chosen) return { kind: 'refused', ...chosen };
  // What stands keeps its dates: the very decision that saving makes.
  const { purposes } = decideChoice(
    {
      participant: participantIn(visit),
      account: link.account,
      purposes: chosen.purposes,
      notice: noticeReference(notice),
    },
    { current: heldConsent(consent), handle: link.handle, now, revision: '', newGeneration: '' },
  );
  return { kind: 'asked', purposes, answers };
};

/** Why nothing is shown, and when to come back. */
interface Refusal {
  readonly now: Date;
  readonly message: string;
  readonly field?: string | undefined;
  readonly answers?: URLSearchParams | undefined;
  readonly status: 400 | 409 | 429 | 503;
  readonly retryAt?: Date;
}

/** The account's page, with what was answered and why nothing is shown. */
const refuse = (
  visit: SignedInVisit,
  { link, consent }: Own,
  refusal: Refusal,
): Response | Promise<Response> => {
  const { now, message, field, status, retryAt, answers = visit.form() } = refusal;
  if (retryAt !== undefined) {
    const seconds = Math.max(1, Math.ceil((retryAt.getTime() - now.getTime()) / 1000));
    visit.context.header('retry-after', String(seconds));
  }
  const problems = [{ message, ...(field !== undefined && { field }) }];
  const refused = { problems, answers };
  return visit.page(
    link.handle,
    <Account session={visit.session} link={link} consent={consent} now={now} refused={refused} />,
    status,
  );
};

/** What came of asking; a fault that passes is an outcome, so that the page can keep what was answered. */
type Outcome =
  | PreviewAnswer
  | { readonly kind: 'spent'; readonly until: Date }
  | { readonly kind: 'not-now'; readonly why: ErrorKind };

const look = async (
  { attempts, previews }: PreviewParts,
  visit: SignedInVisit,
  request: Parameters<PostPreviewer['preview']>[0],
): Promise<Outcome> => {
  try {
    const attempt = await attempts.count(visit.session.subject);
    return attempt.kind === 'spent' ? attempt : await previews.preview(request);
  } catch (fault) {
    if (isServiceError(fault, 'unavailable', 'conflict')) return { kind: 'not-now', why: fault.kind };
    throw fault;
  }
};

type Unlisted = Exclude<Outcome, { kind: 'listed' }>;

/**
 * Why nothing is shown. That a platform does not answer is no fault of ours, so it is not said as one: no alarm goes off.
 */
const refusalFor = (outcome: Unlisted, { words, language }: SignedInVisit): Omit<Refusal, 'now'> => {
  const { problems } = words(PREVIEW);
  const { minute } = formatsIn(language);
  switch (outcome.kind) {
    case 'spent':
      return {
        message: problems.spent(minute(outcome.until.toISOString())),
        status: 429,
        retryAt: outcome.until,
      };
    case 'rate-limited':
      return {
        message: problems.rateLimited(minute(outcome.retryAt)),
        status: 429,
        retryAt: new Date(outcome.retryAt),
      };
    case 'account-gone':
      return { message: problems.gone, status: 409 };
    case 'no-answer':
      return { message: problems.noAnswer, status: 409 };
    case 'not-now':
      return { message: problems.notNow, status: 503 };
  }
};

/** The posts, and below them the form as it was answered, where a form asked for them. */
const showListed = (
  visit: SignedInVisit,
  { link, consent }: Own,
  {
    listed,
    purposes,
    answers,
  }: Omit<Extract<Asked, { kind: 'asked' }>, 'kind'> & {
    readonly listed: Extract<PreviewAnswer, { kind: 'listed' }>;
  },
): Response | Promise<Response> => {
  const words = visit.words(PREVIEW);
  const path = `/accounts/${accountPart(link.account)}`;
  const boxed = (purpose: Purpose): readonly string[] =>
    listed.posts.filter((post) => hasBox(post, purpose, purposes)).map(({ id }) => id);
  return visit.page(
    answers === undefined ? words.standing(link.handle) : words.title(link.handle),
    <>
      <Preview listed={listed} purposes={purposes} isOpen={answers !== undefined} />
      {answers !== undefined && (
        <ChoiceForm
          session={visit.session}
          path={path}
          consent={consent}
          refused={{ problems: [], answers: withoutBoxed(answers, boxed) }}
        />
      )}
      <p>
        <a href={path}>{words.back(link.handle)}</a>
      </p>
    </>,
  );
};

const show = async (visit: SignedInVisit, parts: PreviewParts): Promise<Response> => {
  const now = parts.clock.now();
  const link = await ownAccount(parts.ledger, visit);
  const own: Own = { link, consent: await parts.consents.read(link.account) };
  const asked = askedIn(visit, own, now);
  if (asked.kind === 'refused') return refuse(visit, own, { ...asked, now, status: 400 });
  const outcome = await look(parts, visit, { account: link.account, purposes: asked.purposes });
  if (outcome.kind === 'listed') return showListed(visit, own, { ...asked, listed: outcome });
  if (outcome.kind === 'not-now') {
    const requestId = visit.context.req.header('x-request-id') ?? '';
    parts.warn('request.failed', { kind: outcome.why, requestId });
  }
  return refuse(visit, own, { ...refusalFor(outcome, visit), now });
};

/** Shows somebody which of their posts a choice covers, before they decide and after. */
export const addPreviews = (site: SiteBuilder, parts: PreviewParts): void => {
  site.guarded('POST /accounts/:account/preview', (visit) => show(visit, parts));
};
