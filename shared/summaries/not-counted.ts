import type { AuditSummary } from './audit-summary.ts';
import { NOT_COUNTED } from './summarise.ts';

/** What summaries of earlier forms said that they do not count. What was published stands. */
const EARLIER: Readonly<Record<number, readonly (readonly string[])[]>> = {
  1: [
    [
      'accounts by purpose',
      'posts read and kept',
      'alerts by outcome',
      'authors made known to security',
      'deletions and their median time',
      'incidents and refused requests',
      'classifier quality',
      'the participation attack’s figure',
    ],
  ],
  2: [
    ['accounts by purpose', 'refused requests', 'posts that were read and not kept'],
    ['posts that were read and not kept'],
  ],
  3: [
    [
      'standing accounts by purpose',
      'requests without a role',
      'employees’ posts that were read and not kept',
    ],
  ],
};

/** What a summary of a form may say that it does not count. */
export const notCountedBy = (form: AuditSummary['version']): readonly (readonly string[])[] =>
  EARLIER[form] ?? [NOT_COUNTED];
