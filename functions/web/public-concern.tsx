import * as z from 'zod';

import type { RandomBytes } from '../../shared/disclosure/random.ts';
import { isServiceError } from '../../shared/errors.ts';
import { readSaid, type ReadSaid } from '../../shared/reports/concern.ts';
import {
  CODE_BYTES,
  codeOf,
  readCode,
  writeCode,
  type ReportCode,
} from '../../shared/reports/report-code.ts';
import type { ReporterDesk } from '../../shared/reports/report-desks.ts';
import { CodePage, ComeBackPage, ConcernPage, OwnReportPage } from './concern-pages.tsx';
import { saidProblem } from './concern-problems.ts';
import type { FormProblem, RefusedForm } from './form-problems.tsx';
import type { PolicyContacts } from './policy-page.tsx';
import type { OpenFormVisit, SiteBuilder, SiteParts } from './site-parts.ts';
import { CONCERNS } from './words/catalogues.ts';

/** What reporting a concern works with. */
export interface ConcernParts extends Pick<SiteParts, 'newId' | 'warn'> {
  readonly reports: ReporterDesk;
  readonly random: RandomBytes;
  readonly contacts: PolicyContacts;
}

type Status = 400 | 404 | 409 | 429 | 503;
type Shown = Response | Promise<Response>;

const refusedBy = (visit: OpenFormVisit, problem: FormProblem): RefusedForm => ({
  problems: [problem],
  answers: visit.form(),
});

/** The message's own id, made with the form; a new one where there is none. */
const messageIn = (visit: OpenFormVisit, { newId }: ConcernParts): string =>
  z.uuid().safeParse(visit.form().get('message')).data ?? newId();

const newCode = ({ random }: ConcernParts): ReportCode => codeOf(random.bytes(CODE_BYTES));

/** Does something at the desk; undefined when that does not work right now, so that the page can keep what was typed. */
const attempt = async <Outcome,>(
  visit: OpenFormVisit,
  { warn }: ConcernParts,
  work: () => Promise<Outcome>,
): Promise<{ readonly outcome: Outcome } | undefined> => {
  try {
    return { outcome: await work() };
  } catch (fault) {
    if (!isServiceError(fault, 'unavailable', 'conflict')) throw fault;
    warn('request.failed', { kind: fault.kind, requestId: visit.context.req.header('x-request-id') ?? '' });
    return undefined;
  }
};

const hand = async (visit: OpenFormVisit, parts: ConcernParts): Promise<Response> => {
  const words = visit.words(CONCERNS);
  const code = readCode(visit.form().get('code') ?? '') ?? newCode(parts);
  const message = messageIn(visit, parts);
  const again = (status: Status, problem: FormProblem): Shown =>
    visit.page(
      words.title,
      <ConcernPage
        recipient={parts.contacts.confidential}
        code={code}
        message={message}
        refused={refusedBy(visit, problem)}
      />,
      status,
    );
  const read = readSaid(visit.form());
  if (read.kind !== 'said') return again(400, saidProblem(visit, read));
  const done = await attempt(visit, parts, () => parts.reports.hand(code, { id: message, said: read.said }));
  if (done === undefined) return again(503, { message: words.problems.notNow });
  if (done.outcome === 'full')
    return again(429, { message: words.problems.fullWeek(parts.contacts.confidential) });
  if (done.outcome === 'differs') {
    const problem = { message: words.problems.arrivedBefore(writeCode(code)) };
    return showOwn(visit, parts, { code, again: { status: 409, problem, message: parts.newId() } });
  }
  return visit.page(words.takenTitle, <CodePage code={code} />);
};

const unknownCode = (visit: OpenFormVisit): Shown => {
  const words = visit.words(CONCERNS);
  const refused = refusedBy(visit, { field: 'code', message: words.problems.unknownCode });
  return visit.page(words.comeBackTitle, <ComeBackPage refused={refused} />, 404);
};

/** What was typed can be no code, so nothing is looked for. */
const noCode = (visit: OpenFormVisit): Shown => {
  const words = visit.words(CONCERNS);
  const refused = refusedBy(visit, { field: 'code', message: words.problems.noCode });
  return visit.page(words.comeBackTitle, <ComeBackPage refused={refused} />, 400);
};

const notNow = (visit: OpenFormVisit): Shown => {
  const words = visit.words(CONCERNS);
  const refused = refusedBy(visit, { message: words.problems.notNow });
  return visit.page(words.comeBackTitle, <ComeBackPage refused={refused} />, 503);
};

interface Again {
  readonly status: Status;
  readonly problem: FormProblem;
  readonly message: string;
}

/** Somebody's own report, with what was typed where it was not taken. */
const showOwn = async (
  visit: OpenFormVisit,
  parts: ConcernParts,
  { code, again }: { readonly code: ReportCode; readonly again?: Again },
): Promise<Response> => {
  const found = await attempt(visit, parts, () => parts.reports.look(code));
  if (found === undefined) return notNow(visit);
  if (found.outcome === undefined) return unknownCode(visit);
  return visit.page(
    visit.words(CONCERNS).ownTitle,
    <OwnReportPage
      code={code}
      message={again?.message ?? parts.newId()}
      conversation={found.outcome}
      {...(again !== undefined && { refused: refusedBy(visit, again.problem) })}
    />,
    again?.status ?? 200,
  );
};

const add = async (visit: OpenFormVisit, parts: ConcernParts): Promise<Response> => {
  const { problems } = visit.words(CONCERNS);
  const code = readCode(visit.form().get('code') ?? '');
  if (code === undefined) return noCode(visit);
  const message = messageIn(visit, parts);
  const again = (status: Status, problem: FormProblem): Promise<Response> =>
    showOwn(visit, parts, { code, again: { status, problem, message } });
  const read: ReadSaid = readSaid(visit.form());
  if (read.kind !== 'said') return again(400, saidProblem(visit, read));
  const done = await attempt(visit, parts, () => parts.reports.add(code, { id: message, said: read.said }));
  if (done === undefined) return again(503, { message: problems.notNow });
  const { outcome } = done;
  if (outcome === 'unknown') return unknownCode(visit);
  if (outcome === 'differs') {
    const problem = { message: problems.addedBefore };
    return showOwn(visit, parts, { code, again: { status: 409, problem, message: parts.newId() } });
  }
  if (outcome !== 'added') return again(409, { message: problems[outcome] });
  return showOwn(visit, parts, { code });
};

/**
 * A confidential way to report a concern. Pages with a code or a report answer the form itself: a code must stand in no
 * address, and a form that is sent twice counts once.
 */
export const addConcern = (site: SiteBuilder, parts: ConcernParts): void => {
  site.open('GET /concern', ({ page, words }) =>
    page(
      words(CONCERNS).title,
      <ConcernPage recipient={parts.contacts.confidential} code={newCode(parts)} message={parts.newId()} />,
    ),
  );
  site.openForm('POST /concern', (visit) => hand(visit, parts));
  site.open('GET /concern/answer', ({ page, words }) =>
    page(words(CONCERNS).comeBackTitle, <ComeBackPage />),
  );
  site.openForm('POST /concern/answer', (visit) => {
    const code = readCode(visit.form().get('code') ?? '');
    return code === undefined ? noCode(visit) : showOwn(visit, parts, { code });
  });
  site.openForm('POST /concern/add', (visit) => add(visit, parts));
};
