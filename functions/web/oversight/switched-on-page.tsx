import type { FC } from 'hono/jsx';

import { NamedRows } from '../named-rows.tsx';
import type { Rule } from '../../../shared/classification/rule.ts';
import { NOTICES } from '../../../shared/consent/notice.ts';
import { Purpose, scopesFor } from '../../../shared/consent/scope.ts';
import type { StageFacts } from '../../../shared/processing/stage-facts.ts';
import { useLanguage, useWords } from '../language.tsx';
import { ruleInWords } from '../words.ts';
import { ALERTS } from '../words/catalogues.ts';
import { Ladder } from './ladder.tsx';
import { useSpeech } from './parts.tsx';
import { SettingsTable } from './settings-table.tsx';

/** What the page shows. */
export interface SwitchedOnProps {
  readonly company: string;
  readonly facts: StageFacts;
  readonly rules: readonly Rule[];
}

const Purposes: FC = () => {
  const { words } = useSpeech();
  const { purposes, scopes } = NOTICES[useLanguage()];
  return (
    <NamedRows
      caption={words.purposes.caption}
      columns={words.purposes.columns}
      rows={Purpose.options.map((purpose) => {
        const { title, what, kept, seenBy } = purposes[purpose];
        return [
          title,
          what,
          kept,
          seenBy,
          scopesFor(purpose)
            .map((scope) => scopes[scope])
            .join('; '),
        ];
      })}
    />
  );
};

const RulesOfKind: FC<{ readonly kind: Rule['kind']; readonly rules: readonly Rule[] }> = ({
  kind,
  rules,
}) => {
  const { words, formats } = useSpeech();
  const { severities } = useWords(ALERTS);
  const language = useLanguage();
  const name = words.rules.kinds[kind];
  return (
    <details>
      <summary>{words.rules.show(`${name} (${formats.number(rules.length)})`)}</summary>
      <NamedRows
        caption={words.rules.caption(name, formats.number(rules.length))}
        columns={words.rules.columns}
        rows={rules.map(({ id, version, severity, confidence, atMost }) => [
          ruleInWords(id, language),
          formats.number(version),
          severities[severity],
          formats.number(confidence),
          formats.number(atMost),
        ])}
      />
    </details>
  );
};

const Rules: FC<Pick<SwitchedOnProps, 'rules' | 'facts'>> = ({ rules, facts }) => {
  const { words, formats } = useSpeech();
  const kinds = [...Map.groupBy(rules, ({ kind }) => kind)];
  return (
    <>
      <h2>{words.rules.title}</h2>
      <p>{words.rules.about(formats.number(facts.alertThreshold))}</p>
      {kinds.map(([kind, some]) => (
        <RulesOfKind kind={kind} rules={some} />
      ))}
      <p>{words.rules.own}</p>
    </>
  );
};

/** What Candor is set up to do: purposes, settings with their bounds, rules, and how much is published. */
export const SwitchedOnPage: FC<SwitchedOnProps> = ({ company, facts, rules }) => {
  const { words } = useSpeech();
  return (
    <>
      <p class="lead">{words.lead(company)}</p>
      <h2>{words.purposes.title}</h2>
      <p>{words.purposes.about}</p>
      <Purposes />
      <p>{words.platforms}</p>
      <h2>{words.settings.title}</h2>
      <p>{words.settings.about}</p>
      <SettingsTable facts={facts} />
      <Rules rules={rules} facts={facts} />
      <Ladder />
    </>
  );
};
