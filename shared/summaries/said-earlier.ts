import type { AuditSummary } from './audit-summary.ts';
import { NEVER_DONE, NOT_COUNTED } from './summarise.ts';

/** What summaries of earlier forms said that they do not count. What was published stands. */
const NOT_COUNTED_BEFORE: Readonly<Record<number, readonly (readonly string[])[]>> = {
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
  NOT_COUNTED_BEFORE[form] ?? [NOT_COUNTED];

/** What was said before the fourth form where security read nothing, or was refused nothing: it is told in no range any more that ends with none. */
const NEVER_READ: Readonly<Record<string, string>> = {
  'personal-data-read|alert-post-opened|security': 'Security opened no post behind an alert.',
  'personal-data-read|alert-author-named|security': 'Security was shown nobody’s sign-in.',
  'personal-data-refused|alert-post-refused|security': 'Security was refused no post.',
  'personal-data-refused|alert-author-refused|security': 'Security was refused nobody’s sign-in.',
};

/** What a summary of a form says where something was never done, by what counts it. */
export const neverDoneBy = (form: AuditSummary['version']): Readonly<Record<string, string>> =>
  form < 4 ? { ...NEVER_READ, ...NEVER_DONE } : NEVER_DONE;
