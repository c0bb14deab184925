import type { FC } from 'hono/jsx';

import { CHECKS_AT_MOST } from '../../shared/drafts/attempts.ts';
import { DRAFT_CHARACTERS_AT_MOST, MATCHES_AT_MOST, type DraftAnswer } from '../../shared/drafts/draft.ts';
import { piecesOf } from '../../shared/drafts/highlights.ts';
import type { Session } from '../../shared/session/session.ts';
import { describing, FieldProblem, ProblemSummary, type RefusedForm } from './form-problems.tsx';
import { useFormats, useLanguage, useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import { TypedMark } from './typed-before.tsx';
import { DRAFTS } from './words/catalogues.ts';
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
const Reasons: FC<Pick<DraftAnswer, 'matches'>> = ({ matches }) => {
  const words = useWords(DRAFTS);
  const language = useLanguage();
  /** What decided about a match; the rule itself is named beside it. */
  const why = (reason: string): string => {
    if (reason.startsWith('the form of ')) return words.byForm;
    return reason.startsWith('the check ') ? words.byCheck : reason;
  };
  return (
    <ol>
      {matches.map(({ rule, kind, reasons }, index) => (
        <li id={`match-${index + 1}`}>
          {`${words.reasons(words.kinds[kind], ruleInWords(rule, language), reasons.map(why).join('; '))} `}
          <a href={`#instead-${kind}`}>{words.instead}</a>
        </li>
      ))}
    </ol>
  );
};

const Instead: FC<Pick<DraftAnswer, 'matches'>> = ({ matches }) => {
  const { kinds, safer, forExample } = useWords(DRAFTS);
  return (
    <dl>
      {[...new Set(matches.map(({ kind }) => kind))].map((kind) => (
        <>
          <dt id={`instead-${kind}`}>{kinds[kind]}</dt>
          <dd>
            {`${safer[kind].instead} ${forExample} `}
            <q>{safer[kind].example}</q>
          </dd>
        </>
      ))}
    </dl>
  );
};

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

/** How a program reads the draft. */
const Reading: FC<Pick<DraftAnswer, 'sentiment'>> = ({ sentiment: { label, abstained } }) => {
  const { unknownLanguage, reading, readings } = useWords(DRAFTS);
  return <p>{label === 'unknown' ? unknownLanguage : reading(readings[label], abstained)}</p>;
};

const Checked: FC<CheckedDraft> = (checked) => {
  const words = useWords(DRAFTS);
  const { matches, risk, sentiment, company } = checked.answer;
  return (
    <section aria-labelledby="found">
      <h2 id="found">{words.found}</h2>
      <p>{words.risks[risk]}</p>
      <p class="note">{words.company[company]}</p>
      <Marked {...checked} />
      {matches.length > 0 && (
        <>
          <Reasons matches={matches} />
          {matches.length === MATCHES_AT_MOST && <p>{words.more}</p>}
          <h3>{words.instead}</h3>
          <Instead matches={matches} />
        </>
      )}
      <h3>{words.howItReads}</h3>
      <Reading sentiment={sentiment} />
      <ul>
        <Moved title={words.towards} words={wordsThat(checked, (weight) => weight > 0)} />
        <Moved title={words.away} words={wordsThat(checked, (weight) => weight < 0)} />
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
}> = ({ session, typed, checked, refused }) => {
  const words = useWords(DRAFTS);
  const { number } = useFormats();
  return (
    <>
      <ProblemSummary refused={refused} />
      {checked !== undefined && <Checked {...checked} />}
      <form method="post" action="/check-a-draft" aria-labelledby="field">
        <h2 id="field">{checked === undefined ? words.yourDraft : words.again}</h2>
        <p>{words.paste}</p>
        <p>{words.forgotten}</p>
        <FormToken session={session} />
        <label for={FIELD}>{words.draft}</label>
        <p id="draft-hint">
          {words.limits(
            number(DRAFT_CHARACTERS_AT_MOST),
            number(CHECKS_AT_MOST.anHour),
            number(CHECKS_AT_MOST.aDay),
          )}
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
        <TypedMark name={FIELD} label={words.draft} />
        <p>
          <button type="submit">{words.check}</button>
        </p>
      </form>
    </>
  );
};
