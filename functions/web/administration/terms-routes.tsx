import * as z from 'zod';

import type { CatalogueDesk } from '../../../shared/classification/catalogue-desk.ts';
import { ServiceError } from '../../../shared/errors.ts';
import type { FormProblem } from '../form-problems.tsx';
import type { SignedInVisit, SiteBuilder } from '../site-parts.ts';
import { ADMINISTRATION, SITE } from '../words/catalogues.ts';
import { typedTerm } from './terms-form.ts';
import { TERMS_A_PAGE, TermsPage } from './terms-page.tsx';

const Page = z.coerce.number().int().min(1).catch(1);

const show = async (
  visit: SignedInVisit,
  desk: CatalogueDesk,
  problems?: readonly FormProblem[],
): Promise<Response> => {
  const terms = await desk.terms();
  const last = Math.max(1, Math.ceil(terms.length / TERMS_A_PAGE));
  const page = Math.min(last, Page.parse(visit.context.req.query('page')));
  return visit.page(
    visit.words(ADMINISTRATION).terms.title,
    <TermsPage
      terms={terms}
      page={page}
      session={visit.session}
      refused={problems && { problems, answers: visit.form() }}
    />,
    problems === undefined ? 200 : 400,
  );
};

/** Terms: a list, one more, one less. */
export const addTerms = (site: SiteBuilder, desk: CatalogueDesk): void => {
  site.guarded('GET /terms', (visit) => show(visit, desk));

  site.guarded('POST /terms/add', async (visit) => {
    const typed = typedTerm(visit.form(), await desk.terms(), visit.words(ADMINISTRATION).terms);
    if (typed.kind === 'problems') return show(visit, desk, typed.problems);
    await desk.putTerm(typed.term);
    return visit.context.redirect('/terms', 303);
  });

  site.guarded('POST /terms/remove', async (visit) => {
    const term = visit.form().get('term') ?? '';
    if (term === '' || term.length > 200)
      throw new ServiceError('invalid-input', visit.words(SITE).incomplete.noTerm);
    await desk.removeTerm(term);
    return visit.context.redirect('/terms', 303);
  });
};
