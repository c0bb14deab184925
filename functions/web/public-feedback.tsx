import * as z from 'zod';

import { isServiceError, ServiceError } from '../../shared/errors.ts';
import { readFeedback, WORDS_AT_MOST, type ReadForm } from '../../shared/feedback/answer.ts';
import type { FeedbackBox, FeedbackReader } from '../../shared/feedback/feedback-box.ts';
import { findingsOf } from '../../shared/feedback/findings.ts';
import { endOf, roundOf, shownRounds, type Round } from '../../shared/feedback/round.ts';
import { OWN_WORDS, surveyIn, type Survey } from '../../shared/feedback/survey.ts';
import { AnswersPage, TEXTS_PER_PAGE } from './feedback-answers.tsx';
import { FeedbackPage } from './feedback-page.tsx';
import type { FormProblem } from './form-problems.tsx';
import { formatsIn } from '../../shared/formats.ts';
import { languageOf } from './language.tsx';
import type { OpenFormVisit, SiteBuilder, SiteParts, Visit } from './site-parts.ts';
import { isJustTaken, takenAt } from './thanks.ts';
import { FEEDBACK } from './words/catalogues.ts';

/** What feedback works with. */
export interface FeedbackPageParts extends Pick<SiteParts, 'clock' | 'newId' | 'warn'> {
  readonly survey: Survey;
  readonly feedback: FeedbackBox & FeedbackReader;
}

const titleIn = ({ context, words }: Visit, survey: Survey): string =>
  surveyIn(survey, languageOf(context))?.text.title ?? words(FEEDBACK).name;

const shownOn = ({ clock }: FeedbackPageParts): string => endOf(roundOf(clock.now())).toISOString();

const problemIn = ({ words, language }: Visit, read: Exclude<ReadForm, { kind: 'filled' }>): FormProblem => {
  const { problems } = words(FEEDBACK);
  const { number } = formatsIn(language);
  switch (read.kind) {
    case 'empty':
      return { field: 'survey', message: problems.empty };
    case 'unknown-answer':
      return { field: read.question, message: problems.unknownAnswer };
    case 'too-long':
      return { field: OWN_WORDS, message: problems.tooLong(number(read.characters), number(WORDS_AT_MOST)) };
  }
};

interface Refusal {
  readonly status: 400 | 409 | 429 | 503;
  readonly problem: FormProblem;
  /** What the form begins with in place of what was sent: a new one, as the old was taken with other answers. */
  readonly anew?: URLSearchParams;
}

/** The page with all that was filled in, and why it was not taken. */
const refuse = (
  visit: OpenFormVisit,
  parts: FeedbackPageParts,
  { status, problem, anew }: Refusal,
): Response | Promise<Response> => {
  const refused = { problems: [problem], answers: anew ?? visit.form() };
  const form = anew === undefined ? formIdIn(visit, parts) : parts.newId();
  return visit.page(
    titleIn(visit, parts.survey),
    <FeedbackPage survey={parts.survey} form={form} shownOn={shownOn(parts)} refused={refused} />,
    status,
  );
};

const formIdIn = (visit: OpenFormVisit, { newId }: FeedbackPageParts): string => {
  const given = z.uuid().safeParse(visit.form().get('form'));
  return given.success ? given.data : newId();
};

const take = async (visit: OpenFormVisit, parts: FeedbackPageParts): Promise<Response> => {
  const { problems } = visit.words(FEEDBACK);
  const read = readFeedback(parts.survey, visit.form());
  if (read.kind !== 'filled') return refuse(visit, parts, { status: 400, problem: problemIn(visit, read) });
  try {
    const outcome = await parts.feedback.put({ id: formIdIn(visit, parts), said: read.said });
    if (outcome === 'full')
      return await refuse(visit, parts, { status: 429, problem: { message: problems.full } });
    if (outcome === 'differs') {
      const anew = new URLSearchParams([[OWN_WORDS, visit.form().get(OWN_WORDS) ?? '']]);
      const problem = { field: OWN_WORDS, message: problems.differs };
      return await refuse(visit, parts, { status: 409, problem, anew });
    }
    return visit.context.redirect(takenAt('/feedback/thanks', parts.clock.now()), 303);
  } catch (fault) {
    if (!isServiceError(fault, 'unavailable', 'conflict')) throw fault;
    parts.warn('request.failed', {
      kind: fault.kind,
      requestId: visit.context.req.header('x-request-id') ?? '',
    });
    return refuse(visit, parts, { status: 503, problem: { message: problems.notNow } });
  }
};

/** The round that an address names, if it is one that is shown; the latest where it names none. */
const roundIn = ({ context }: Visit, rounds: readonly Round[]): Round => {
  const asked = context.req.query('round');
  const round = asked === undefined ? rounds[0] : rounds.find((one) => one === asked);
  if (round === undefined) throw new ServiceError('not-found', 'no such round of feedback is shown');
  return round;
};

const Part = z.coerce.number().int().positive().catch(1);

const showAnswers = async (
  visit: Visit,
  { survey, feedback, clock }: FeedbackPageParts,
): Promise<Response> => {
  const rounds = shownRounds(clock.now());
  const round = roundIn(visit, rounds);
  const findings = findingsOf(survey, await feedback.read(round));
  const parts = Math.max(1, Math.ceil((findings.texts?.length ?? 0) / TEXTS_PER_PAGE));
  const part = Math.min(Part.parse(visit.context.req.query('part') ?? 1), parts);
  return visit.page(
    visit.words(FEEDBACK).answersTitle,
    <AnswersPage survey={survey} rounds={rounds} round={round} findings={findings} part={part} />,
  );
};

/** Anonymous feedback on the policy: nobody signs in, and nothing of who asked is kept anywhere. */
export const addFeedback = (site: SiteBuilder, parts: FeedbackPageParts): void => {
  const { survey } = parts;
  site.open('GET /feedback', (visit) =>
    visit.page(
      titleIn(visit, survey),
      <FeedbackPage survey={survey} form={parts.newId()} shownOn={shownOn(parts)} />,
    ),
  );
  site.openForm('POST /feedback', (visit) => take(visit, parts));
  site.open('GET /feedback/thanks', (visit) => {
    const words = visit.words(FEEDBACK);
    const { day } = formatsIn(visit.language);
    const isTaken = isJustTaken(visit, parts.clock.now());
    return visit.page(
      isTaken ? words.thanksTitle : words.name,
      <>
        <p>{isTaken ? words.thanks(day(shownOn(parts))) : words.notJustSent}</p>
        <p>
          <a href="/feedback/answers">{words.earlier}</a> · <a href="/policy">{words.policy}</a>
        </p>
      </>,
    );
  });
  site.open('GET /feedback/answers', (visit) => showAnswers(visit, parts));
};
