import { Purpose } from '../consent/scope.ts';
import type { Ranges } from './band.ts';

/** The form that summaries are written in now, and those before it, of which some were published. */
export type Form = 2 | 3 | 4;

/**
 * What rows are counted by. `ranges`: how wide those are that it is told in. `told`: by the month and the quarter, or by the quarter alone. `by`
 * and `of`: of these rows those alone that say this there. `since`: the first form that counts it.
 */
export interface Counted {
  readonly kind: string;
  readonly outcome: string;
  readonly role: string | null;
  readonly by: 'purpose' | null;
  readonly of: string | null;
  readonly ranges: Ranges;
  readonly told: 'monthly' | 'quarterly';
  readonly since: 2 | 3;
}

const done = (kind: string, outcome: string, role: string): Counted => ({
  kind,
  outcome,
  role,
  by: null,
  of: null,
  ranges: 'done',
  told: 'monthly',
  since: 2,
});

/** What people did, or what follows their posts: by the quarter alone. */
const happened = (kind: string, outcome: string, ranges: Exclude<Ranges, 'done' | 'finer'>): Counted => ({
  ...done(kind, outcome, ''),
  role: null,
  ranges,
  told: 'quarterly',
});

const inThirdForm = (counted: Counted): Counted => ({ ...counted, since: 3 });

const split = (
  whole: Counted,
  by: Exclude<Counted['by'], null>,
  values: readonly string[],
): readonly Counted[] => values.map((of) => inThirdForm({ ...whole, by, of }));

/**
 * By no severity, kind or reason: rules and posts are public, and ranges of what rules find helped to name who takes part by
 * the month, and by the quarter where they were divided.
 */
const ofAlert = (step: string): Counted => happened('alert', step, 'posted');

/** Reading follows what rules find in posts: whoever runs the rules over everybody's weighs it as they weigh alerts. */
const ofRead = (kind: string, outcome: string): Counted => ({
  ...happened(kind, outcome, 'posted'),
  role: 'security',
});

const ofPurposes = (what: 'opened' | 'closed'): readonly Counted[] =>
  split(happened('purpose', what, 'chosen'), 'purpose', Purpose.options);

/** Everything that is counted, in the order of the summary. A test holds it against the kinds of rows that there are. */
export const COUNTED: readonly Counted[] = [
  ofRead('personal-data-read', 'alert-post-opened'),
  ofRead('personal-data-read', 'alert-author-named'),
  inThirdForm(ofRead('personal-data-refused', 'alert-post-refused')),
  inThirdForm(ofRead('personal-data-refused', 'alert-author-refused')),
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
  happened('collection', 'collected', 'collected'),
  ...['given', 'changed', 'paused', 'resumed', 'withdrawn', 'expired'].map((what) =>
    happened('consent', what, 'chosen'),
  ),
  ...ofPurposes('opened'),
  ...ofPurposes('closed'),
  happened('erasure', 'erased', 'chosen'),
];

const toldByMonth =
  (...kinds: readonly string[]) =>
  (counted: Counted): Counted =>
    kinds.includes(counted.kind) ? { ...counted, told: 'monthly' } : counted;

/** As the third form told it: reads by the month and none from few, all else of people in finer ranges. */
const inFinerRanges = (counted: Counted): Counted => {
  if (counted.ranges === 'done') return counted;
  if (counted.role !== null) return { ...counted, ranges: 'done', told: 'monthly' };
  return { ...counted, ranges: 'finer' };
};

const THIRD = COUNTED.map(inFinerRanges);
const SECOND = THIRD.filter(({ since }) => since === 2);

/** By what rows were counted in summaries of each form, the latest first. What was published by either stands. */
export const COUNTED_BY_FORM: Readonly<Record<Form, readonly (readonly Counted[])[]>> = {
  4: [COUNTED],
  3: [THIRD],
  2: [SECOND.map(toldByMonth('alert')), SECOND.map(toldByMonth('alert', 'collection'))],
};
