import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createMatcher } from '../../../shared/classification/matcher.ts';
import { normaliseText } from '../../../shared/classification/normalise.ts';
import { ALL_RULES } from '../../../shared/classification/rules/all-rules.ts';

const match = createMatcher(ALL_RULES);

describe('a flood of beginnings', () => {
  it.each(['AKIA'.repeat(60), 'AKIA '.repeat(60), 'ghp_'.repeat(60), 'xoxb- '.repeat(60)])(
    'hides no token in a post: %s',
    (flood) => {
      const token = 'AKIAQ3EGRXZ5T7MNPL2K';
      const findings = match(`${flood} ${token} there`);
      expect(findings).toContainEqual(
        expect.objectContaining({ rule: 'aws-access-key', start: flood.length + 1 }),
      );
    },
  );
});

describe('signs that show nothing', () => {
  it.each(['\0', '\u0007', '\u007F', '\u0085', '\u2800', '\uFFF9', '&NoBreak;', '&ZeroWidthSpace;'])(
    'hide no token: %j',
    (sign) => {
      const token = `AKIAQ3EG${sign}RXZ5T7MNPL2K`;
      expect(match(`see ${token} now`)).toMatchObject([{ rule: 'aws-access-key', start: 4 }]);
    },
  );

  it('make no text grow much by being read', () => {
    expect(normaliseText('\uFDFA'.repeat(100)).text).toHaveLength(100);
    expect(normaliseText('ﬃ①㎏').text).toBe('ffi1kg');
  });
});

describe('normalising', () => {
  it('composes what Unicode composes, whatever stands beside it', () => {
    const piece = fc.constantFrom(
      'a',
      'e\u0301',
      '\u0301',
      '東',
      '\uD83D',
      '𝐀',
      '𝅥',
      'ﬃ',
      '\u1112\u1161\u11AB',
      '🎉',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        // Marks after eight others, and signs that grow, are left as they are; none is among these.
        expect(normaliseText(text).text.normalize('NFKC')).toBe(text.normalize('NFKC'));
      }),
    );
  });
});
