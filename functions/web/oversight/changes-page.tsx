import type { FC } from 'hono/jsx';

import { NamedRows } from '../named-rows.tsx';
import type { Approval } from '../../../shared/processing/approvals.ts';
import type { AuditSummary } from '../../../shared/summaries/audit-summary.ts';
import type { Month } from '../../../shared/summaries/summary-period.ts';
import type { Band } from '../../../shared/summaries/band.ts';
import type { ChangeInForce } from '../../../shared/transparency/changes-in-force.ts';
import { approvalOf } from './approvals-page.tsx';
import type { MonthOfChanges } from './changes.ts';
import { MonthLinks } from './months.tsx';
import { Hash, subjectInWords, useSpeech } from './parts.tsx';

/** What the page shows. */
export interface ChangesProps extends MonthOfChanges {
  readonly month: Month;
  readonly now: Month;
  readonly approvals: readonly Approval[];
}

const HashOr: FC<{ readonly of: string | undefined }> = ({ of }) => {
  const { words } = useSpeech();
  return of === undefined ? <>{words.changes.absent}</> : <Hash of={of} />;
};

const Changed: FC<{
  readonly changes: readonly ChangeInForce[];
  readonly month: Month;
  readonly approvals: readonly Approval[];
}> = ({ changes, month, approvals }) => {
  const { words, formats } = useSpeech();
  const { caption, columns, nobody, by } = words.changes;
  return (
    <NamedRows
      caption={caption(formats.month(`${month}-01`))}
      columns={columns}
      rows={changes.map(({ on, subject, before, now }) => {
        const approval = approvalOf(approvals, subject, now);
        return [
          formats.day(on),
          subjectInWords(subject, words),
          <HashOr of={before} />,
          <HashOr of={now} />,
          approval === undefined ? nobody : by(approval.by, formats.day(approval.on)),
        ];
      })}
    />
  );
};

/** A range of a count: what is below ten is not told apart. */
const bandInWords = (band: Band | undefined, number: (value: number) => string): string => {
  if (band === undefined) return '–';
  const { atLeast, atMost } = band;
  if (atMost === 0) return number(0);
  return atMost === null ? `≥ ${number(atLeast)}` : `${number(atLeast)}–${number(atMost)}`;
};

const Effect: FC<{ readonly around: readonly AuditSummary[] }> = ({ around }) => {
  const { words, formats } = useSpeech();
  const { effect, effectAbout, effectCaption, effectColumns, effectNone } = words.changes;
  const { number } = formats;
  return (
    <>
      <h2>{effect}</h2>
      <p>{effectAbout}</p>
      {around.length === 0 ? (
        <p>{effectNone}</p>
      ) : (
        <NamedRows
          caption={effectCaption}
          columns={effectColumns}
          rows={around.map((summary) => [
            formats.month(summary.from),
            number(summary.figuresReleased),
            number(summary.figuresWithheld),
            number(summary.rules.minimumGroup),
            summary.rules.ladder.map((step) => number(step.from)).join(', '),
          ])}
        />
      )}
    </>
  );
};

/** How well rules did on published test cases, by month: what a change of them did, told by nobody's posts. */
const TestCases: FC<{ readonly around: readonly AuditSummary[] }> = ({ around }) => {
  const { words, formats } = useSpeech();
  const { cases, casesAbout, casesCaption, casesColumns, unknownLater } = words.changes;
  const measured = around.flatMap((summary) => (summary.version === 1 ? [] : [summary]));
  return (
    <>
      <h2>{cases}</h2>
      <p>{casesAbout}</p>
      {measured.length > 0 && (
        <NamedRows
          caption={casesCaption}
          columns={casesColumns}
          rows={measured.map(({ from, classifier }) => [
            formats.month(from),
            formats.share(classifier.secretsFound),
            formats.share(classifier.harmlessAlerting),
            formats.share(classifier.personalDataFound),
          ])}
        />
      )}
      <p>{unknownLater}</p>
    </>
  );
};

/** Rules that were taken from security for being wrong too often, and given back, week by week. */
const RuleWeeks: FC<Pick<ChangesProps, 'ruleWeeks' | 'month'>> = ({ ruleWeeks, month }) => {
  const { words, formats } = useSpeech();
  const { rules, rulesAbout, rulesCaption, rulesColumns, rulesNone } = words.changes;
  return (
    <>
      <h2>{rules}</h2>
      <p>{rulesAbout}</p>
      {ruleWeeks.length === 0 ? (
        <p>{rulesNone}</p>
      ) : (
        <NamedRows
          caption={rulesCaption(formats.month(`${month}-01`))}
          columns={rulesColumns}
          rows={ruleWeeks.map(({ from, demoted, restored }) => [
            formats.day(from),
            bandInWords(demoted, formats.number),
            bandInWords(restored, formats.number),
          ])}
        />
      )}
    </>
  );
};

const What: FC<ChangesProps> = ({ changes, month, approvals }) => {
  const { words } = useSpeech();
  if (changes === undefined) return <p>{words.changes.notYet}</p>;
  if (changes.length === 0) return <p>{words.changes.none}</p>;
  return <Changed changes={changes} month={month} approvals={approvals} />;
};

/** What took effect in a month, by whose approval, and what followed. */
export const ChangesPage: FC<ChangesProps> = (props) => {
  const { words, formats } = useSpeech();
  const { month, now, begins, around } = props;
  return (
    <>
      <p>{words.changes.about}</p>
      <What {...props} />
      {begins !== undefined && <p>{words.changes.first(formats.day(begins))}</p>}
      <RuleWeeks {...props} />
      <Effect around={around} />
      <TestCases around={around} />
      <MonthLinks
        path="/changes"
        month={month}
        now={now}
        words={words.changes}
        hasEarlier={begins !== undefined && `${month}-01` > begins}
      />
    </>
  );
};
