import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { shippedPolicy } from '../../../shared/policy/policy.file.ts';
import { lettersOf, treeFaults, walk, type ShareTree } from '../../../shared/policy/share-tree.ts';

const tree: ShareTree = {
  start: 'public',
  questions: { public: { yes: 'kind', no: 'stop' }, kind: { yes: 'go', no: 'ask-her' } },
  outcomes: { go: 'yes', 'ask-her': 'ask', stop: 'no' },
};

describe('“may I share this?”', () => {
  it.each([
    ['', 'public', undefined],
    ['y', 'kind', undefined],
    ['yy', 'go', 'yes'],
    ['yn', 'ask-her', 'ask'],
    ['n', 'stop', 'no'],
    ['nyyyy', 'stop', 'no'],
    ['y<script>', 'kind', undefined],
    ['<script>', 'public', undefined],
  ])('is at the right place after %j', (answers, at, verdict) => {
    expect(walk(tree, answers)).toMatchObject({ at, verdict });
  });

  it('leads from whatever stands in an address to a step that is there, by answers that were taken', () => {
    const { share } = shippedPolicy();
    const answers = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('y', 'n', 'x') }),
    );
    fc.assert(
      fc.property(answers, (given) => {
        const way = walk(share, given);
        expect(way.at in share.questions || way.at in share.outcomes).toBe(true);
        expect(given.startsWith(lettersOf(way.passed))).toBe(true);
        expect(walk(share, lettersOf(way.passed))).toEqual(way);
      }),
    );
  });

  it('of the policy that ships never says yes to what is confidential or harms somebody', () => {
    const { share } = shippedPolicy();
    expect(walk(share, 'ny').verdict).toBe('no');
    const ways = Array.from({ length: 2 ** 8 }, (_, number) =>
      walk(share, number.toString(2).padStart(8, '0').replaceAll('0', 'n').replaceAll('1', 'y')),
    );
    for (const { passed, verdict } of ways) {
      expect(verdict).toBeDefined();
      if (verdict !== 'yes') continue;
      expect(passed).toContainEqual({ question: 'public', answer: 'yes' });
      expect(passed).toContainEqual({ question: 'harm', answer: 'no' });
      expect(passed).not.toContainEqual({ question: 'agreed', answer: 'no' });
    }
    expect(ways.some(({ verdict }) => verdict === 'yes')).toBe(true);
  });
});

describe('a tree of questions', () => {
  const { questions, outcomes } = tree;
  const faults = (change: Partial<ShareTree>) => treeFaults({ ...tree, ...change });

  it('holds where every answer comes to an outcome', () => {
    expect(treeFaults(tree)).toEqual([]);
    expect(treeFaults(shippedPolicy().share)).toEqual([]);
  });

  it.each([
    [
      'an answer leads nowhere',
      { questions: { ...questions, kind: { yes: 'gone', no: 'ask-her' } } },
      ['share: gone is neither a question nor an outcome', 'share: nobody gets to go'],
    ],
    [
      'answers lead in a circle',
      { questions: { ...questions, kind: { yes: 'public', no: 'go' } } },
      ['share: some answers lead in a circle, or to more than 10 questions', 'share: nobody gets to ask-her'],
    ],
    [
      'a step is out of reach',
      { outcomes: { ...outcomes, more: 'no' as const } },
      ['share: nobody gets to more'],
    ],
    [
      'a name stands for two things',
      { outcomes: { ...outcomes, kind: 'no' as const } },
      ['share: kind is a question and an outcome'],
    ],
  ])('does not hold where %s', (_, change, expected) => {
    expect(faults(change)).toEqual(expected);
  });
});
