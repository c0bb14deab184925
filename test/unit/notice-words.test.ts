import { describe, expect, it } from 'vitest';

import { ACCURACY_AT_MOST } from '../../bin/calibrate/choose.ts';
import { Purpose } from '../../shared/consent/scope.ts';
import type { Notice } from '../../shared/consent/notice-form.ts';
import { NOTICES } from '../../shared/consent/notice.ts';
import { LADDER, tablesAt, tablesOf } from '../../shared/disclosure/ladder.ts';
import type { TableName } from '../../shared/disclosure/release.ts';

/** How each language says a group, weeks, and the attack's figure. */
const SAYS = {
  en: {
    sizes: new Map([
      [30, 'thirty'],
      [300, 'three hundred'],
    ]),
    group: (people: string) => `about ${people} people or more posted`,
    weeks: 'with about a thousand people also weeks',
    attack: (right: number) => `right about ${right} of 100 people`,
  },
  de: {
    sizes: new Map([
      [30, 'dreißig'],
      [300, 'dreihundert'],
    ]),
    group: (people: string) => `etwa ${people} Personen oder mehr`,
    weeks: 'bei etwa tausend Personen auch Wochen',
    attack: (right: number) => `bei etwa ${right} von 100 Personen richtig`,
  },
} as const;

const LANGUAGES = ['en', 'de'] as const satisfies readonly (keyof typeof NOTICES)[];

/** From how many people on a table is published. */
const firstWith = (table: TableName): number =>
  Math.min(
    ...LADDER.filter(({ detail }) => tablesOf(detail).some(({ tables }) => tables.includes(table))).map(
      ({ from }) => from,
    ),
  );

describe.each(LANGUAGES)('what the notice says of groups in %s', (language) => {
  const notice = NOTICES[language];
  const says = SAYS[language];

  it.each([
    ['engagement', 'headline'],
    ['sentiment', 'sentiment'],
  ] as const)('of %s is from where on the ladder publishes it', (purpose, table) => {
    const people = says.sizes.get(firstWith(table)) ?? '?';
    expect(notice.purposes[purpose].seenBy).toContain(says.group(people));
  });

  it('of weeks is from where on the ladder publishes them', () => {
    const from = Math.min(
      ...LADDER.filter(({ detail }) => tablesAt(detail, 'week').length > 0).map((step) => step.from),
    );
    expect(from).toBe(1000);
    expect(notice.purposes.engagement.seenBy).toContain(says.weeks);
  });

  it('of the attack is what the calibration accepts', () => {
    expect(notice.purposes.engagement.seenBy).toContain(says.attack(100 * ACCURACY_AT_MOST));
  });
});

/** The texts of a notice in one order, whatever the order in its file. */
const textsOf = ({ general, purposes, scopes }: Notice): readonly string[] => [
  ...general,
  ...Purpose.options.flatMap((purpose) => {
    const { title, what, kept, seenBy } = purposes[purpose];
    return [title, what, kept, seenBy];
  }),
  scopes['campaign-tag'],
  scopes['company-mention'],
  scopes['chosen-posts'],
  scopes['all-public'],
];

const numbersIn = (text: string): readonly string[] => (text.match(/\d+/gu) ?? []).toSorted();

describe('the notices of all languages', () => {
  it('are of one version, and name the same numbers in each text', () => {
    const [english, ...others] = Object.values(NOTICES);
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) {
      expect(other.version).toBe(english?.version);
      expect(textsOf(other).map(numbersIn)).toEqual(textsOf(english ?? other).map(numbersIn));
    }
    expect(textsOf(NOTICES.en).flatMap(numbersIn)).toEqual(
      expect.arrayContaining(['7', '14', '90', '180', '65']),
    );
  });
});
