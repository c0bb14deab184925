import type { FC } from 'hono/jsx';

import { NamedRows } from '../named-rows.tsx';
import type { Approval } from '../../../shared/processing/approvals.ts';
import { Hash, subjectInWords, useSpeech } from './parts.tsx';

/** What the page shows. */
export interface ApprovalsProps {
  /** Whatever takes effect, with the hash of what it is now. */
  readonly effects: ReadonlyMap<string, string>;
  readonly approvals: readonly Approval[];
  readonly isLocal: boolean;
}

type Subject = readonly [subject: string, hash: string];

/** The approval of a subject as it is; undefined where nobody gave one. */
export const approvalOf = (
  approvals: readonly Approval[],
  subject: string,
  hash: string | undefined,
): Approval | undefined =>
  hash === undefined ? undefined : approvals.find(({ approves }) => approves[subject] === hash);

const Waiting: FC<{ readonly waiting: readonly Subject[]; readonly approvals: readonly Approval[] }> = ({
  waiting,
  approvals,
}) => {
  const { words, formats } = useSpeech();
  const { waitingColumns, never, other, waiting: caption } = words.approvals;
  return (
    <NamedRows
      caption={caption}
      columns={waitingColumns}
      rows={waiting.map(([subject, hash]) => {
        const before = approvals.findLast(({ approves }) => approves[subject] !== undefined);
        return [
          subjectInWords(subject, words),
          <Hash of={hash} />,
          before === undefined ? never : other(before.by, formats.day(before.on)),
        ];
      })}
    />
  );
};

/** What is in force and by whose approval, and what the running code has that nobody approved. */
export const ApprovalsPage: FC<ApprovalsProps> = ({ effects, approvals, isLocal }) => {
  const { words, formats } = useSpeech();
  const { about, local, missing, complete, given, givenColumns, how } = words.approvals;
  const all: readonly Subject[] = [...effects];
  const waiting = all.filter(([subject, hash]) => approvalOf(approvals, subject, hash) === undefined);
  const approved = all.flatMap(([subject, hash]) => {
    const approval = approvalOf(approvals, subject, hash);
    return approval === undefined ? [] : [{ subject, hash, approval }];
  });
  return (
    <>
      <p>{about}</p>
      {isLocal && <p class="note">{local}</p>}
      <p class="lead">{waiting.length === 0 ? complete : missing(formats.number(waiting.length))}</p>
      {waiting.length > 0 && <Waiting waiting={waiting} approvals={approvals} />}
      {approved.length > 0 && (
        <NamedRows
          caption={given}
          columns={givenColumns}
          rows={approved.map(({ subject, hash, approval }) => [
            subjectInWords(subject, words),
            approval.by,
            approval.role,
            formats.day(approval.on),
            approval.reference,
            <Hash of={hash} />,
          ])}
        />
      )}
      <p>{how}</p>
    </>
  );
};
