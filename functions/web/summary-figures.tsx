import type { FC } from 'hono/jsx';

import type { PeriodSummary } from '../../shared/summaries/audit-summary.ts';
import type { Band } from '../../shared/summaries/band.ts';
import { countKey } from '../../shared/summaries/row-figures.ts';
import { useFormats, useWords } from './language.tsx';
import { Table } from './layout.tsx';
import { figureIn, rangeIn, type SummaryWords } from './summary-lines.ts';
import { SUMMARIES } from './words/catalogues.ts';

const HASH_DIGITS = 12;

interface Parts {
  readonly summary: PeriodSummary;
}

/** A hash by its first digits; the JSON has all of them. */
const Short: FC<{ readonly of: string | null }> = ({ of }) =>
  of === null ? <>–</> : <code title={of}>{of.slice(0, HASH_DIGITS)}…</code>;

const Head: FC<{ readonly columns: readonly string[] }> = ({ columns }) => (
  <thead>
    <tr>
      {columns.map((name) => (
        <th scope="col">{name}</th>
      ))}
    </tr>
  </thead>
);

const CountRow: FC<{ readonly figure: string; readonly count: Band; readonly summary: PeriodSummary }> = ({
  figure,
  count,
  summary: { sinceLast },
}) => {
  const words = useWords(SUMMARIES);
  const formats = useFormats();
  const before = sinceLast?.moved.find((moved) => moved.figure === figure)?.before;
  const unmoved = sinceLast === null ? '–' : words.same;
  return (
    <tr>
      <th scope="row">{figureIn(figure, words)}</th>
      <td>{rangeIn(count, words, formats)}</td>
      <td>{before === undefined ? unmoved : rangeIn(before, words, formats)}</td>
    </tr>
  );
};

const Counts: FC<Parts> = ({ summary }) => {
  const words = useWords(SUMMARIES);
  return (
    <Table caption={words.countsCaption}>
      <Head columns={words.countsColumns} />
      <tbody>
        {summary.rows.counts.map((line) => (
          <CountRow figure={countKey(line)} count={line.count} summary={summary} />
        ))}
        {summary.accounts.map(({ purpose, count }) => (
          <CountRow figure={`accounts|${purpose}`} count={count} summary={summary} />
        ))}
      </tbody>
    </Table>
  );
};

const Changes: FC<Parts> = ({ summary: { changes } }) => {
  const words = useWords(SUMMARIES);
  const { day, number } = useFormats();
  if (changes.listed.length === 0) return null;
  return (
    <>
      <Table caption={words.changesCaption}>
        <Head columns={words.changesColumns} />
        <tbody>
          {changes.listed.map(({ on, subject, before, now }) => (
            <tr>
              <th scope="row">
                <code>{subject}</code>
              </th>
              <td>{day(on)}</td>
              <td>
                <Short of={before} />
              </td>
              <td>
                <Short of={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {changes.unlisted > 0 && <p>{words.changesUnlisted(number(changes.unlisted))}</p>}
    </>
  );
};

const Fields: FC<Parts> = ({ summary: { fieldsKept } }) => {
  const words = useWords(SUMMARIES);
  const { number } = useFormats();
  return (
    <Table caption={words.fieldsCaption}>
      <Head columns={words.fieldsColumns} />
      <tbody>
        {fieldsKept.map(({ store, fields, sha256 }) => (
          <tr>
            <th scope="row">{store}</th>
            <td>{number(fields)}</td>
            <td>
              <Short of={sha256} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
};

/** In which ranges a summary of its form tells what. */
const aboutRanges = ({ version, period }: PeriodSummary, { ranges }: SummaryWords): string => {
  if (version === 4) return period === 'month' ? ranges.aboutMonth : ranges.aboutQuarter;
  return period === 'month' ? ranges.aboutMonthBefore : ranges.aboutQuarterBefore;
};

const Measured: FC<Parts> = ({ summary: { classifier, attack } }) => {
  const words = useWords(SUMMARIES);
  const { share, day } = useFormats();
  const { sentimentRecall, calibrationError, secretsFound, harmlessAlerting, personalDataFound } = classifier;
  return (
    <>
      <h3>{words.qualityTitle}</h3>
      <p>{words.quality(share(sentimentRecall), share(calibrationError))}</p>
      <p>{words.findings(share(secretsFound), share(harmlessAlerting), share(personalDataFound))}</p>
      <h3>{words.attackTitle}</h3>
      <p>{words.attack(share(attack.atMost), share(attack.guess), day(attack.measuredOn))}</p>
      <p>{words.attackWorse(share(attack.announced), share(attack.halfYear))}</p>
    </>
  );
};

/** All figures of a summary, with those of the one before where they differ. */
export const SummaryFigures: FC<Parts> = ({ summary }) => {
  const words = useWords(SUMMARIES);
  const { number } = useFormats();
  return (
    <details>
      <summary>{words.allFigures}</summary>
      <Counts summary={summary} />
      <p>{aboutRanges(summary, words)}</p>
      {summary.officialAccounts.length > 0 && <p>{words.officialPosts(number(summary.officialPosts))}</p>}
      <Changes summary={summary} />
      <Fields summary={summary} />
      <Measured summary={summary} />
    </details>
  );
};
