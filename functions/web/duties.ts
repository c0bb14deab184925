import { SITES, type Site } from '../../shared/names.ts';
import { ACCESS } from './access.ts';

/** Every role that a route asks for; everybody on staff besides. */
export const DUTIES = [
  'comms',
  'comms-approver',
  'security',
  'security-lead',
  'works-council',
  'auditor',
  'administrator',
  'confidential-recipient',
] as const;
export type Duty = (typeof DUTIES)[number];

/** What takes two different people, whatever roles one of them holds: the code compares who they are. */
export const TWO_PEOPLE = [
  { act: 'official-account', first: ['comms', 'comms-approver'], second: ['comms-approver'] },
  { act: 'author-named', first: ['security', 'security-lead'], second: ['security-lead'] },
  { act: 'own-rules', first: ['administrator'], second: ['works-council'] },
] as const satisfies readonly { act: string; first: readonly Duty[]; second: readonly Duty[] }[];
export type TwoPersonRule = (typeof TWO_PEOPLE)[number];

/** Who watches over posts or speaks for the company can receive no concern: it may be about them. */
export const NO_RECIPIENT: readonly Duty[] = [
  'comms',
  'comms-approver',
  'security',
  'security-lead',
  'administrator',
];

/** Whether somebody's groups keep them from reading what was reported in confidence. */
export const isPartial = (groups: readonly string[]): boolean =>
  NO_RECIPIENT.some((duty) => groups.includes(duty));

type Joined<Pair> = Pair extends readonly [infer One extends string, infer Other extends string]
  ? `${One}+${Other}`
  : never;
export type CostlyPair = Joined<(typeof COSTLY_PAIRS)[number]>;

/** Roles that may fall together in one person, and lose something by it. */
export const COSTLY_PAIRS = [
  ['comms', 'comms-approver'],
  ['security', 'security-lead'],
  ['administrator', 'works-council'],
  ['comms', 'security'],
  ['comms', 'administrator'],
  ['security', 'administrator'],
  ['comms-approver', 'security-lead'],
  ['comms-approver', 'works-council'],
  ['comms-approver', 'auditor'],
  ['security-lead', 'works-council'],
  ['security-lead', 'auditor'],
  ['security-lead', 'administrator'],
  ['administrator', 'auditor'],
  ['works-council', 'auditor'],
] as const satisfies readonly (readonly [Duty, Duty])[];

/** How two people can share all that is to be done, and who has to be a third. */
export const SMALL_COMPANY = {
  first: ['comms', 'security', 'administrator'],
  second: ['comms-approver', 'security-lead', 'works-council', 'auditor'],
  third: ['confidential-recipient'],
} as const satisfies Readonly<Record<string, readonly Duty[]>>;

/** Somebody, by the roles they hold. */
export type Holder = readonly string[];

const holdsOneOf = (holder: Holder, duties: readonly Duty[]): boolean =>
  duties.some((duty) => holder.includes(duty));

/** Whether there are two different people for what takes two. */
export const hasTwoPeople = ({ first, second }: TwoPersonRule, holders: readonly Holder[]): boolean =>
  holders.some(
    (one, index) =>
      holdsOneOf(one, first) && holders.some((other, place) => place !== index && holdsOneOf(other, second)),
  );

/** The pairs that fall together in somebody. */
export const costlyPairsOf = (holder: Holder): readonly (readonly [Duty, Duty])[] =>
  COSTLY_PAIRS.filter((pair) => pair.every((duty) => holder.includes(duty)));

/** Sites on which a role may open or do something, as the access table has it. */
export const placesOf = (duty: Duty): readonly Site[] =>
  SITES.filter((site) =>
    Object.values(ACCESS[site]).some((rule) => typeof rule !== 'string' && rule.includes(duty)),
  );
