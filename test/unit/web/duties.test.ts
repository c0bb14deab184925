import { describe, expect, it } from 'vitest';

import { ACCESS } from '../../../functions/web/access.ts';
import { createAdministrationSite } from '../../../functions/web/administration-site.tsx';
import {
  COSTLY_PAIRS,
  costlyPairsOf,
  DUTIES,
  hasTwoPeople,
  isPartial,
  NO_RECIPIENT,
  placesOf,
  SMALL_COMPANY,
  TWO_PEOPLE,
} from '../../../functions/web/duties.ts';
import { createOversightSite } from '../../../functions/web/oversight-site.tsx';
import { createPublicSite } from '../../../functions/web/public-site.tsx';
import {
  closedAdministrationParts,
  closedOversightParts,
  closedPublicParts,
} from '../../support/closed-ports.ts';
import { ask, signedIn } from '../../support/site-bench.ts';

const { first, second, third } = SMALL_COMPANY;
const everyRole = [...DUTIES].sort();

describe('the table of duties', () => {
  it('has every role that a route asks for, and no other', () => {
    const asked = Object.values(ACCESS).flatMap((routes) =>
      Object.values(routes).flatMap((rule) => (typeof rule === 'string' ? [] : rule)),
    );
    expect([...new Set(asked)].sort()).toEqual(everyRole);
    for (const duty of DUTIES) expect(placesOf(duty).length).toBeGreaterThan(0);
  });

  it('gives two people all roles but the recipient’s, with two different people for whatever takes two', () => {
    expect([...first, ...second, ...third].sort()).toEqual(everyRole);
    for (const rule of TWO_PEOPLE)
      expect([rule.act, hasTwoPeople(rule, [first, second])]).toEqual([rule.act, true]);
  });

  it('finds nobody for what takes two where one person holds everything', () => {
    for (const rule of TWO_PEOPLE) expect(hasTwoPeople(rule, [DUTIES, []])).toBe(false);
  });

  it('tells the ways of sharing that leave an act without two people', () => {
    const lost = (holders: readonly (readonly string[])[]) =>
      TWO_PEOPLE.filter((rule) => !hasTwoPeople(rule, holders)).map(({ act }) => act);
    expect(
      lost([
        ['comms', 'comms-approver'],
        ['security', 'security-lead', 'works-council', 'administrator'],
      ]),
    ).toEqual(['official-account', 'author-named', 'own-rules']);
    expect(
      lost([
        ['comms-approver', 'security-lead', 'administrator'],
        ['comms-approver', 'security-lead', 'works-council'],
      ]),
    ).toEqual([]);
  });

  it('keeps the recipient apart from whoever a report may be about, whoever of two holds what', () => {
    for (const duty of NO_RECIPIENT) expect(isPartial(['confidential-recipient', duty])).toBe(true);
    expect(isPartial(['confidential-recipient', 'works-council', 'auditor'])).toBe(false);
    // With the recipient among two, the other holds all of these alone, and then no act has two people.
    expect(
      hasTwoPeople(TWO_PEOPLE[0], [NO_RECIPIENT, ['works-council', 'auditor', 'confidential-recipient']]),
    ).toBe(false);
  });

  it('names what each of the two loses by what falls together in them', () => {
    expect(costlyPairsOf(first)).toEqual([
      ['comms', 'security'],
      ['comms', 'administrator'],
      ['security', 'administrator'],
    ]);
    expect(costlyPairsOf(second)).toHaveLength(6);
    expect(costlyPairsOf(['comms'])).toEqual([]);
    expect(new Set(COSTLY_PAIRS.map((pair) => [...pair].sort().join())).size).toBe(COSTLY_PAIRS.length);
  });
});

describe('the page of who does what', () => {
  it('is for everybody, with each role, each act of two and each cost, in both languages', async () => {
    const see = async (language: string) =>
      (
        await ask(createPublicSite(closedPublicParts()), '/who-does-what', {
          headers: { 'accept-language': language },
        })
      ).text();
    const english = await see('en');
    expect(english).toContain('Registering an official account');
    expect(english).toContain('Only confidential reports need a third');
    expect(english).not.toContain('Your own roles');
    const rows = english.match(/<tr>/gu)?.length ?? 0;
    // Three heads.
    expect(rows).toBe(3 + DUTIES.length + TWO_PEOPLE.length + COSTLY_PAIRS.length);
    expect(await see('de')).toContain('Ein offizielles Konto eintragen');
  });

  it('tells whoever signed in what falls together in them', async () => {
    const kim = await signedIn('Kim', ['administrator', 'works-council', 'confidential-recipient']);
    for (const [site, parts] of [
      [createAdministrationSite(closedAdministrationParts()), 'administration'],
      [createOversightSite(closedOversightParts()), 'oversight'],
    ] as const) {
      const html = await (await ask(site, '/who-does-what', { cookie: kim.cookie })).text();
      expect([
        parts,
        html.includes('You hold: Works council, Administrator, Confidential recipient.'),
      ]).toEqual([parts, true]);
      expect(html).toContain('You cannot open confidential reports');
      expect(html.match(/This person alone can put no own rule into force/gu)).toHaveLength(2);
    }
    const pat = await signedIn('Pat', ['auditor']);
    const alone = await ask(createOversightSite(closedOversightParts()), '/who-does-what', {
      cookie: pat.cookie,
    });
    expect(await alone.text()).toContain('None of them should be kept apart');
  });
});
