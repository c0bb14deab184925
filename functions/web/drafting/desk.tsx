import * as z from 'zod';

import { ServiceError } from '../../../shared/errors.ts';
import { formatsIn } from '../../../shared/formats.ts';
import type { FormProblem } from '../form-problems.tsx';
import type { SignedInVisit, SiteBuilder } from '../site-parts.ts';
import { DRAFTING } from '../words/catalogues.ts';
import { addDeskAnswers } from './desk-answers.tsx';
import { addDeskOutcome } from './desk-outcome.tsx';
import { DeskListPage, ProposalForm } from './desk-pages.tsx';
import type { DraftingDeskParts } from './desk-parts.ts';
import { proposalPath } from './parts.tsx';
import { emptyForm, readProposalForm } from './proposal-form.ts';

const showForm = (
  visit: SignedInVisit,
  { answers, form }: { readonly answers: URLSearchParams; readonly form: string },
  problems: readonly FormProblem[] = [],
): Response | Promise<Response> => {
  const refused = problems.length === 0 ? undefined : { problems, answers };
  return visit.page(
    visit.words(DRAFTING).newTitle,
    <ProposalForm session={visit.session} answers={answers} form={form} refused={refused} />,
    refused === undefined ? 200 : 400,
  );
};

const propose = async (visit: SignedInVisit, parts: DraftingDeskParts): Promise<Response> => {
  const { policy, proposals } = parts.drafting;
  const { problems } = visit.words(DRAFTING);
  const answers = visit.form();
  const form = z.uuid().toLowerCase().safeParse(answers.get('form')).data ?? parts.newId();
  const read = readProposalForm(answers, { policy, problems, formats: formatsIn(visit.language) });
  if ('problems' in read) {
    // Sent again it is about the policy as it is by then.
    answers.set('basedOn', policy.version);
    return showForm(visit, { answers, form }, read.problems);
  }
  if ((await proposals.propose(form, read)) === 'too-many')
    return showForm(visit, { answers, form }, [{ message: problems.tooMany }]);
  return visit.context.redirect(proposalPath(form), 303);
};

/** Where a role proposes changes of the policy, answers comments and closes what it proposed. */
export const addDraftingDesk = (site: SiteBuilder, parts: DraftingDeskParts): void => {
  const { clock, newId, drafting } = parts;
  const { policy, proposals } = drafting;
  site.guarded('GET /drafting', async ({ page, words }) =>
    page(
      words(DRAFTING).title,
      <DeskListPage policy={policy} proposals={await proposals.list()} now={clock.now()} />,
    ),
  );
  site.guarded('GET /drafting/new', (visit) => {
    const asked = visit.context.req.query('language');
    const answers = emptyForm(policy, { asked, spoken: visit.language });
    if (answers === undefined) throw new ServiceError('not-found', 'the policy does not speak this language');
    return showForm(visit, { answers, form: newId() });
  });
  site.guarded('POST /drafting', (visit) => propose(visit, parts));
  addDeskOutcome(site, parts);
  addDeskAnswers(site, parts);
};
