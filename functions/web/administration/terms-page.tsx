import type { FC } from 'hono/jsx';

import { CompanyTerm } from '../../../shared/classification/company-terms.ts';
import type { Session } from '../../../shared/session/session.ts';
import { describing, FieldProblem, ProblemSummary, type RefusedForm } from '../form-problems.tsx';
import { useFormats, useWords } from '../language.tsx';
import { Columns, FormToken, Table } from '../layout.tsx';
import { Select } from '../select.tsx';
import { TypedMark } from '../typed-before.tsx';
import { ADMINISTRATION, ALERTS } from '../words/catalogues.ts';

/** How many terms a page lists. */
export const TERMS_A_PAGE = 100;

/** What the page shows. */
export interface TermsProps {
  readonly terms: readonly CompanyTerm[];
  /** From 1 on. */
  readonly page: number;
  readonly session: Session;
  readonly refused: RefusedForm | undefined;
}

const Names: FC<{
  readonly name: 'aliases' | 'exceptions';
  readonly label: string;
  readonly refused: RefusedForm | undefined;
}> = ({ name, label, refused }) => (
  <>
    <label for={name}>{label}</label>
    <p id={`${name}-hint`} class="small">
      {useWords(ADMINISTRATION).terms.linesHint}
    </p>
    <FieldProblem refused={refused} field={name} />
    <textarea
      id={name}
      name={name}
      rows={3}
      spellcheck={false}
      {...describing(refused, name, `${name}-hint`)}
    >
      {refused?.answers.get(name) ?? ''}
    </textarea>
    <TypedMark name={name} label={label} />
  </>
);

const AddTerm: FC<Pick<TermsProps, 'session' | 'refused'>> = ({ session, refused }) => {
  const { terms: words } = useWords(ADMINISTRATION);
  const { severities } = useWords(ALERTS);
  const given = (name: string): string => refused?.answers.get(name) ?? '';
  return (
    <form method="post" action="/terms/add" autocomplete="off">
      <FormToken session={session} />
      <fieldset>
        <legend>{words.add}</legend>
        <label for="term">{words.term}</label>
        <p id="term-hint" class="small">
          {words.termHint}
        </p>
        <FieldProblem refused={refused} field="term" />
        <input
          type="text"
          id="term"
          name="term"
          required
          spellcheck={false}
          value={given('term')}
          {...describing(refused, 'term', 'term-hint')}
        />
        <TypedMark name="term" label={words.term} />
        <Names name="aliases" label={words.aliases} refused={refused} />
        <Names name="exceptions" label={words.exceptions} refused={refused} />
        <Select
          name="category"
          label={words.category}
          options={CompanyTerm.shape.category.options.map((one) => [one, words.categories[one]])}
          chosen={given('category')}
        />
        <Select
          name="severity"
          label={words.severity}
          options={CompanyTerm.shape.severity.options.map((one) => [one, severities[one]])}
          chosen={given('severity') || 'high'}
        />
        <p>
          <label for="freeFrom">{words.freeFrom}</label>
          <FieldProblem refused={refused} field="freeFrom" />
          <input type="date" id="freeFrom" name="freeFrom" value={given('freeFrom')} />
        </p>
        <button type="submit">{words.save}</button>
      </fieldset>
    </form>
  );
};

const Row: FC<{ readonly term: CompanyTerm; readonly session: Session }> = ({ term, session }) => {
  const { terms: words } = useWords(ADMINISTRATION);
  const { severities } = useWords(ALERTS);
  const { day } = useFormats();
  return (
    <tr>
      <th scope="row">{term.term}</th>
      <td>{term.aliases.join(', ')}</td>
      <td>{words.categories[term.category]}</td>
      <td>{severities[term.severity]}</td>
      <td>{term.exceptions.join(', ')}</td>
      <td>{term.freeFrom === undefined ? '' : day(term.freeFrom)}</td>
      <td>
        <form method="post" action="/terms/remove">
          <FormToken session={session} />
          <input type="hidden" name="term" value={term.term} />
          <button class="quiet" type="submit" aria-label={words.removeOne(term.term)}>
            {words.remove}
          </button>
        </form>
      </td>
    </tr>
  );
};

const Pages: FC<{ readonly page: number; readonly pages: number }> = ({ page, pages }) => {
  const { terms: words } = useWords(ADMINISTRATION);
  const { number } = useFormats();
  return pages <= 1 ? null : (
    <nav aria-label={words.pages}>
      {page > 1 && <a href={`/terms?page=${page - 1}`}>{words.previous}</a>}
      <span>{words.pageOf(number(page), number(pages))}</span>
      {page < pages && <a href={`/terms?page=${page + 1}`}>{words.next}</a>}
    </nav>
  );
};

/** The company's terms, a hundred a page, and a form for one more. */
export const TermsPage: FC<TermsProps> = ({ terms, page, session, refused }) => {
  const { terms: words } = useWords(ADMINISTRATION);
  const { number } = useFormats();
  const shown = terms.slice((page - 1) * TERMS_A_PAGE, page * TERMS_A_PAGE);
  return (
    <>
      <ProblemSummary refused={refused} />
      <p>{words.about}</p>
      <AddTerm session={session} refused={refused} />
      {terms.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table caption={words.caption(number(terms.length))}>
          <thead>
            <Columns names={words.columns} />
          </thead>
          <tbody>
            {shown.map((term) => (
              <Row term={term} session={session} />
            ))}
          </tbody>
        </Table>
      )}
      <Pages page={page} pages={Math.ceil(terms.length / TERMS_A_PAGE)} />
    </>
  );
};
