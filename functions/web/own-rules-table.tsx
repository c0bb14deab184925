import type { FC } from 'hono/jsx';

import type { RulesApproval } from '../../shared/classification/rules-approval.ts';
import type { RulesProposal } from '../../shared/classification/rules-proposal.ts';
import { useFormats, useWords } from './language.tsx';
import { Columns, Table } from './layout.tsx';
import { ALERTS, OWN_RULES } from './words/catalogues.ts';

/** Rules of the company's own that are asked for, by whom, and whether they were approved. */
export const OwnRules: FC<{
  readonly proposal: RulesProposal;
  readonly approval: RulesApproval | undefined;
}> = ({ proposal, approval }) => {
  const words = useWords(OWN_RULES);
  const { severities, kinds } = useWords(ALERTS);
  const { minute, day, number } = useFormats();
  return (
    <>
      <h2>{words.asked}</h2>
      <p>
        {words.askedBy(proposal.askedBy.name, minute(proposal.askedAt))}{' '}
        {approval === undefined ? words.waits : words.approved(approval.by, approval.role, day(approval.on))}
      </p>
      <p>
        {words.hash} <code>{proposal.sha256}</code>
      </p>
      <Table caption={words.caption(proposal.rules.length)}>
        <thead>
          <Columns names={words.columns} />
        </thead>
        <tbody>
          {proposal.rules.map(({ id, version, kind, severity, confidence, keywords, pattern, positives }) => (
            <tr>
              <th scope="row">{`${id}, ${number(version)}`}</th>
              <td>{kinds[kind]}</td>
              <td>{`${severities[severity]}, ${number(confidence)}`}</td>
              <td>{keywords.join(', ')}</td>
              <td>
                <code>{pattern}</code>
              </td>
              <td>{positives.join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <details>
        <summary>{words.whole}</summary>
        <pre>{JSON.stringify(proposal.rules, undefined, 2)}</pre>
      </details>
    </>
  );
};
