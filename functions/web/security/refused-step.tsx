import type { FC } from 'hono/jsx';

import { actionsFor } from '../../../shared/alerts/handling.ts';
import { namingFor } from '../../../shared/alerts/naming-author.ts';
import { useWords } from '../language.tsx';
import type { AlertPageProps } from '../security-page-props.ts';
import { KeptTexts, SHOWN_CHARACTERS } from '../typed-before.tsx';
import { ALERTS, SECURITY, SITE } from '../words/catalogues.ts';

/**
 * For whoever asked for a step that the alert does not allow any more: how it stands now, and the reason that they wrote,
 * since the field it stood in is gone from the page.
 */
export const RefusedStep: FC<AlertPageProps> = ({ alert, by, now, refused }) => {
  const { refusedStep, why, whyOpen, naming } = useWords(SECURITY);
  const { states } = useWords(ALERTS);
  const { wrote } = useWords(SITE);
  if (refused === undefined) return null;
  const what = refused.answers.get('what');
  const steps: readonly string[] = [...actionsFor(alert, by), ...namingFor(alert, by, now)];
  if (what === null || steps.includes(what)) return null;
  const text = refused.answers.get('reason')?.trim() ?? '';
  const label = what === 'ask' ? naming.whyLabel : why;
  return (
    <>
      <p>{refusedStep.stands(states[alert.state])}</p>
      {text !== '' && text.length <= SHOWN_CHARACTERS && (
        <>
          <p>{wrote}</p>
          <KeptTexts texts={[{ label: what === 'open-post' ? whyOpen : label, text }]} />
        </>
      )}
      <p>
        <a href={`/alerts/${alert.id}`}>{refusedStep.back}</a>
      </p>
    </>
  );
};
