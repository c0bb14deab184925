import { describe, expect, it } from 'vitest';

import { EMPTY_CATALOGUE, type CompanyCatalogue } from '../../shared/classification/company-catalogue.ts';
import { createClassifier } from '../../shared/classification/classify.ts';
import { loadModel } from '../../shared/classification/model.file.ts';
import { ALL_RULES } from '../../shared/classification/rules/all-rules.ts';
import { atMostWith95, casesIn, perWeek, scannedIn } from '../bench/case-volume.ts';
import { choose, moment, post, visitAt, world } from '../support/sample-world.ts';

const company: CompanyCatalogue = {
  ...EMPTY_CATALOGUE,
  terms: [{ term: 'Project Heron', aliases: [], category: 'codename', severity: 'high', exceptions: [] }],
};
const classifier = createClassifier({ model: loadModel(), rules: ALL_RULES, company, today: '2026-03-01' });
const scanned = (id: string, day: number, text: string) => ({
  post: post(id, day, { text }),
  text,
  at: visitAt(day),
});

describe('the volume of cases', () => {
  it('is told for three hundred people: 25 cases in 150 weeks are 50 a week', () => {
    expect(perWeek(25, 150)).toBe(50);
  });

  it.each([
    // Garwood's exact limits, one-sided, as tables print them.
    [0, 2.996],
    [1, 4.744],
    [5, 10.513],
  ])('has %d seen mean at most %d with 95 %%', (cases, limit) => {
    expect(atMostWith95(cases)).toBeCloseTo(limit, 2);
  });

  it('counts a term in two posts as one case, and nothing of an ordinary one', async () => {
    const posts = [
      scanned('101', 2, 'All about Project Heron today.'),
      scanned('102', 3, 'Still at Project Heron.'),
      scanned('103', 4, 'A fine day by the river.'),
    ];
    const cases = await casesIn(posts, () => classifier);
    expect(cases.map((alerts) => alerts.map((alert) => String(alert.post)))).toEqual([['101', '102']]);
  });

  it('counts weeks of people who agreed to be searched, and each version of their posts once', () => {
    const joins = choose(0, { confidentiality: { kind: 'all-public' } });
    const posts = [post('101', 2, { edit: { at: moment(4), text: 'Said otherwise' } }), post('102', 70)];
    const sample = {
      ...world(posts),
      people: [
        {
          key: 'ann',
          name: 'Ann',
          team: '',
          roles: [],
          account: { id: '2001', handle: 'ann', followers: 1 },
          pace: 1,
          languages: [],
          about: {},
          decisions: [
            {
              do: 'join' as const,
              day: joins.day,
              purposes: { confidentiality: { kind: 'all-public' as const } },
            },
          ],
        },
      ],
    };
    const { posts: searched, advocateWeeks } = scannedIn(sample);
    expect(searched.map(({ text }) => text)).toEqual(['A fine day #ClearWaters', 'Said otherwise']);
    expect(advocateWeeks).toBeCloseTo(60 / 7, 5);
  });
});
