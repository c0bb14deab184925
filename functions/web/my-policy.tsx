import type { FC } from 'hono/jsx';

import type { MyData } from '../../shared/rights/my-data.ts';
import { useFormats, useWords } from './language.tsx';
import { POLICY } from './words/catalogues.ts';

/** Which version of the policy somebody acknowledged, and on which day. */
export const MyPolicy: FC<Pick<MyData, 'policy'>> = ({ policy }) => {
  const words = useWords(POLICY);
  const { day } = useFormats();
  return (
    <p>
      {policy === undefined ? words.nothingAcknowledged : words.acknowledged(policy.policy, day(policy.on))}{' '}
      <a href="/policy">{words.name}</a>
    </p>
  );
};
