import type { FC } from 'hono/jsx';

import { CHECKS_AT_MOST } from '../../shared/drafts/attempts.ts';
import { DRAFT_CHARACTERS_AT_MOST, MATCHES_AT_MOST, type DraftAnswer } from '../../shared/drafts/draft.ts';
import { piecesOf } from '../../shared/drafts/highlights.ts';
import { SAFER_WORDING } from '../../shared/drafts/safer-wording.ts';
import type { Session } from '../../shared/session/session.ts';
import { COMPANY_WORDS, OPEN_KINDS, readingInWords, reasonInWords, RISKS } from './draft-words.ts';
import { describing, FieldProblem, ProblemSummary, type RefusedForm } from './form-problems.tsx';
import { FormToken } from './layout.tsx';
import { ruleInWords } from './words.ts';

/** A draft with the answer about it. */
export interface CheckedDraft {
  readonly text: string;
  readonly answer: DraftAnswer;
}

/** The draft with its matches marked; a match that others cut is marked piece by piece. */
const Marked: FC<CheckedDraft> = ({ text, answer: { matches } }) => (
  <p class="draft">
    {piecesOf(text, matches).map(({ text: piece, matches: numbers }) =>
      numbers.length === 0 ? (
        <>{piece}</>
      ) : (
        <>
          <mark>{piece}</mark>
          {numbers
            .filter((number) => !numbers.includes(number - 1) || number === numbers[0])
            .map((number) => (
              <sup>
                <a href={`#match-${number + 1}`}>{number + 1}</a>
              </sup>
            ))}
        </>
      ),
    )}
  </p>
);

/** What stands at each mark: what it may be, why, and what to write instead. */
const Reasons: FC<Pick<DraftAnswer, 'matches'>> = ({ matches }) => (
  <ol>
    {matches.map(({ rule, kind, reasons }, index) => (
      <li id={`match-${index + 1}`}>
        {`${OPEN_KINDS[kind]}: ${ruleInWords(rule)}. Why: ${reasons.map(reasonInWords).join('; ')}. `}
        <a href={`#instead-${kind}`}>What to write instead</a>
      </li>
    ))}
  </ol>
);

const Instead: FC<Pick<DraftAnswer, 'matches'>> = ({ matches }) => (
  <dl>
    {[...new Set(matches.map(({ kind }) => kind))].map((kind) => (
      <>
        <dt id={`instead-${kind}`}>{OPEN_KINDS[kind]}</dt>
        <dd>
          {`${SAFER_WORDING[kind].instead} For example: `}
          <q>{SAFER_WORDING[kind].example}</q>
        </dd>
      </>
    ))}
  </dl>
);

const wordsThat = (
  { text, answer }: CheckedDraft,
  speaks: (weight: number) => boolean,
): readonly string[] => [
  ...new Set(
    answer.sentiment.moved
      .filter(({ weight }) => speaks(weight))
      .map(({ start, end }) => text.slice(start, end)),
  ),
];

/** What moved the reading, one way and the other. */
const Moved: FC<{ readonly title: string; readonly words: readonly string[] }> = ({ title, words }) =>
  words.length === 0 ? null : (
    <li>
      {`${title} `}
      {words.map((word, index) => (
        <>
          {index > 0 && ', '}
          <q>{word}</q>
        </>
      ))}
    </li>
  );

const Checked: FC<CheckedDraft> = (checked) => {
  const { matches, risk, sentiment, company } = checked.answer;
  return (
    <section aria-labelledby="found">
      <h2 id="found">What was found</h2>
      <p>{RISKS[risk]}</p>
      <p class="note">{COMPANY_WORDS[company]}</p>
      <Marked {...checked} />
      {matches.length > 0 && (
        <>
          <Reasons matches={matches} />
          {matches.length === MATCHES_AT_MOST && <p>There may be more; these are the first.</p>}
          <h3>What to write instead</h3>
          <Instead matches={matches} />
        </>
      )}
      <h3>How it reads</h3>
      <p>{readingInWords(sentiment)}</p>
      <ul>
        <Moved title="Towards that:" words={wordsThat(checked, (weight) => weight > 0)} />
        <Moved title="Away from it:" words={wordsThat(checked, (weight) => weight < 0)} />
      </ul>
    </section>
  );
};

const FIELD = 'draft';

/** The page where somebody has a draft checked: what is done with it, the answer if there is one, the field. */
export const DraftPage: FC<{
  readonly session: Session;
  /** What is in the field. */
  readonly typed: string;
  readonly checked?: CheckedDraft | undefined;
  readonly refused?: RefusedForm | undefined;
}> = ({ session, typed, checked, refused }) => (
  <>
    <ProblemSummary refused={refused} />
    {checked !== undefined && <Checked {...checked} />}
    <form method="post" action="/check-a-draft" aria-labelledby="field">
      <h2 id="field">{checked === undefined ? 'Your draft' : 'Check it again'}</h2>
      <p>
        Paste what you mean to post. A program looks for credentials, personal data and confidential topics,
        and for what your company keeps to itself.
      </p>
      <p>
        Your draft is classified in memory and forgotten with the answer: it is not stored, not logged, and
        shown to nobody but you. What is kept until midnight (UTC) is how often you asked today.
      </p>
      <FormToken session={session} />
      <label for={FIELD}>Draft</label>
      <p id="draft-hint">
        {`Up to ${DRAFT_CHARACTERS_AT_MOST} characters, ${CHECKS_AT_MOST.anHour} times an hour and ${CHECKS_AT_MOST.aDay} a day. About what your company keeps to itself you are told only that something may be in it, not what or where.`}
      </p>
      <FieldProblem refused={refused} field={FIELD} />
      <textarea
        id={FIELD}
        name={FIELD}
        class="draft"
        rows={10}
        required
        autocomplete="off"
        {...describing(refused, FIELD, 'draft-hint')}
      >
        {`\n${typed}`}
      </textarea>
      <p>
        <button type="submit">Check</button>
      </p>
    </form>
  </>
);
