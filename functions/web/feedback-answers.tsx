import type { FC } from 'hono/jsx';

import { SHOWN_FROM, type Findings } from '../../shared/feedback/findings.ts';
import { endOf, type Round } from '../../shared/feedback/round.ts';
import { surveyIn, type Survey, type SurveyText } from '../../shared/feedback/survey.ts';
import { useFormats, useLanguage, useWords } from './language.tsx';
import { Columns, Table } from './layout.tsx';
import { FEEDBACK } from './words/catalogues.ts';

/** So many texts stand on a page. */
export const TEXTS_PER_PAGE = 50;

/** What the page of answers shows. */
export interface AnswersPageProps {
  readonly survey: Survey;
  readonly rounds: readonly Round[];
  readonly round: Round;
  readonly findings: Findings;
  /** Counted from one. */
  readonly part: number;
}

const addressOf = (round: Round, part = 1): string =>
  `/feedback/answers?round=${round}${part === 1 ? '' : `&part=${part}`}`;

const Rounds: FC<Pick<AnswersPageProps, 'rounds' | 'round'>> = ({ rounds, round }) => {
  const words = useWords(FEEDBACK);
  return (
    <nav class="tabs" aria-label={words.rounds}>
      {rounds.map((one) => (
        <a href={addressOf(one)} aria-current={one === round ? 'page' : undefined}>
          {words.round(one)}
        </a>
      ))}
    </nav>
  );
};

const Counted: FC<{
  readonly finding: Findings['questions'][number];
  readonly text: SurveyText['questions'][string] | undefined;
}> = ({ finding: { counts }, text }) => {
  const words = useWords(FEEDBACK);
  const { number, share } = useFormats();
  const asks = text?.asks ?? '';
  if (counts === undefined) {
    return (
      <>
        <h3>{asks}</h3>
        <p>{words.tooFew(String(SHOWN_FROM))}</p>
      </>
    );
  }
  return (
    <>
      <h3>{asks}</h3>
      <Table caption={words.answered(number(counts.total))}>
        <Columns names={words.columns} />
        {counts.each.map(([answer, count]) => (
          <tr>
            <th scope="row">{text?.answers[answer]}</th>
            <td class="number">{number(count)}</td>
            <td class="number">{share(count / counts.total)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
};

const Texts: FC<Pick<AnswersPageProps, 'round' | 'findings' | 'part'>> = ({ round, findings, part }) => {
  const words = useWords(FEEDBACK);
  const { texts } = findings;
  if (texts === undefined) return <p>{words.tooFewTexts(String(SHOWN_FROM))}</p>;
  const parts = Math.ceil(texts.length / TEXTS_PER_PAGE);
  const shown = texts.slice((part - 1) * TEXTS_PER_PAGE, part * TEXTS_PER_PAGE);
  return (
    <>
      <p>{words.shuffled}</p>
      <ul class="said">
        {shown.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
      {parts > 1 && (
        <nav aria-label={words.parts}>
          {Array.from({ length: parts }, (_, index) => (
            <a href={addressOf(round, index + 1)} aria-current={index + 1 === part ? 'page' : undefined}>
              {words.part(String(index + 1))}
            </a>
          ))}
        </nav>
      )}
    </>
  );
};

/** What staff said in a round that is over. */
export const AnswersPage: FC<AnswersPageProps> = ({ survey, rounds, round, findings, part }) => {
  const words = useWords(FEEDBACK);
  const { day } = useFormats();
  const shown = surveyIn(survey, useLanguage());
  return (
    <>
      <p class="lead">{words.answersLead}</p>
      <Rounds rounds={rounds} round={round} />
      <h2>{words.closed(words.round(round), day(endOf(round).toISOString()))}</h2>
      <div lang={shown?.language}>
        {findings.questions.map((finding) => (
          <Counted finding={finding} text={shown?.text.questions[finding.question]} />
        ))}
      </div>
      <h2>{words.textsTitle}</h2>
      <Texts round={round} findings={findings} part={part} />
      <p class="note">{words.mood}</p>
      <p>
        <a href="/feedback">{words.giveFeedback}</a>
      </p>
    </>
  );
};
