import { Purpose } from '../consent/scope.ts';

/** The form that summaries are written in now, and the one before it, of which some were published. */
export type Form = 2 | 3;

/**
 * What rows are counted by. `about`: what those who run Candor did is told as none, few, or a range; what people did who
 * take part, by ranges that do not tell none from few. `told`: by the month and the quarter, or by the quarter alone. `by`
 * and `of`: of these rows those alone that say this there. `since`: the first form that counts it.
 */
export interface Counted {
  readonly kind: string;
  readonly outcome: string;
  readonly role: string | null;
  readonly by: 'purpose' | null;
  readonly of: string | null;
  readonly about: 'staff' | 'people';
  readonly told: 'monthly' | 'quarterly';
  readonly since: Form;
}

const done = (kind: string, outcome: string, role: string): Counted => ({
  kind,
  outcome,
  role,
  by: null,
  of: null,
  about: 'staff',
  told: 'monthly',
  since: 2,
});

const happened = (kind: string, outcome: string, told: Counted['told']): Counted => ({
  ...done(kind, outcome, ''),
  role: null,
  about: 'people',
  told,
});

const inThirdForm = (counted: Counted): Counted => ({ ...counted, since: 3 });

const split = (
  whole: Counted,
  by: Exclude<Counted['by'], null>,
  values: readonly string[],
): readonly Counted[] => values.map((of) => inThirdForm({ ...whole, by, of }));

/**
 * By the quarter alone, and by no severity, kind or reason: rules and posts are public, and ranges of what rules find helped to
 * name who takes part by the month, and by the quarter where they were divided.
 */
const ofAlert = (step: string): Counted => happened('alert', step, 'quarterly');

const ofPurposes = (what: 'opened' | 'closed'): readonly Counted[] =>
  split(happened('purpose', what, 'quarterly'), 'purpose', Purpose.options);

/** Everything that is counted, in the order of the summary. A test holds it against the kinds of rows that there are. */
export const COUNTED: readonly Counted[] = [
  done('personal-data-read', 'alert-post-opened', 'security'),
  done('personal-data-read', 'alert-author-named', 'security'),
  inThirdForm(done('personal-data-refused', 'alert-post-refused', 'security')),
  inThirdForm(done('personal-data-refused', 'alert-author-refused', 'security')),
  done('openings-read', 'openings-exported', 'auditor'),
  done('rule-changed', 'rule-demoted', 'program'),
  done('rule-changed', 'rule-restored', 'security-lead'),
  ofAlert('raised'),
  ofAlert('acknowledged'),
  ofAlert('confirmed'),
  ofAlert('dismissed'),
  ofAlert('escalated'),
  ofAlert('resolved'),
  inThirdForm(ofAlert('handed-back')),
  // By the month it helped to name who takes part, in ranges as well.
  happened('collection', 'collected', 'quarterly'),
  ...['given', 'changed', 'paused', 'resumed', 'withdrawn', 'expired'].map((what) =>
    happened('consent', what, 'quarterly'),
  ),
  ...ofPurposes('opened'),
  ...ofPurposes('closed'),
  happened('erasure', 'erased', 'quarterly'),
];

const toldByMonth =
  (...kinds: readonly string[]) =>
  (counted: Counted): Counted =>
    kinds.includes(counted.kind) ? { ...counted, told: 'monthly' } : counted;

const SECOND = COUNTED.filter(({ since }) => since === 2);

/** By what rows were counted in summaries of each form, the latest first. What was published by either stands. */
export const COUNTED_BY_FORM: Readonly<Record<Form, readonly (readonly Counted[])[]>> = {
  3: [COUNTED],
  2: [SECOND.map(toldByMonth('alert')), SECOND.map(toldByMonth('alert', 'collection'))],
};
