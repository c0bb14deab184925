import { describe, expect, it } from 'vitest';

import { AlertAction } from '../../../shared/alerts/handling.ts';
import { NamingAction } from '../../../shared/alerts/naming-author.ts';
import { seenLine, seenWords } from '../../../shared/feedback/plain-words.ts';
import { readSaid } from '../../../shared/reports/concern.ts';
import { RestoringApproval } from '../../../shared/rules/rule-standing.ts';

describe('words that others are shown', () => {
  it.each(['\u200d', '\u3164', '\u2800 \u3164', '\u115f\u1160', ' \uffa0\n', '\u200b', ''])(
    'are none where nothing can be seen (%j)',
    (typed) => {
      expect(seenWords(typed)).toBe('');
    },
  );

  it.each(['a', '谢谢', 'شكرا', '7', '👍', '…', 'a\u3164b', '👩‍💻'])('are %j as typed', (typed) => {
    expect(seenWords(typed)).toBe(typed);
  });
});

describe('a line of a form', () => {
  const UNSEEN = '\u2800'.repeat(20);
  const named = { by: 'Ann', role: 'Works council' };

  it.each([
    ['why a post is opened', AlertAction, { what: 'open-post', reason: UNSEEN }],
    ['why an alert is escalated', AlertAction, { what: 'escalate', reason: `${UNSEEN}\u200b` }],
    ['why an author is asked for', NamingAction, { what: 'ask', ground: 'no-answer', reason: UNSEEN }],
    ['where an approval is kept', RestoringApproval, { ...named, reference: UNSEEN }],
  ])('that says %s is not taken where nobody can see it', (_, schema, typed) => {
    expect(schema.safeParse(typed).success).toBe(false);
  });

  it('is taken without what hides or turns its words, and stays one line', () => {
    expect(seenLine({ most: 20 }).parse(' a\u202eb\r\nc\t')).toBe('ab c');
    expect(seenLine({ least: 3, most: 5 }).safeParse('ab\u200b').success).toBe(false);
    expect(seenLine({ most: 5 }).safeParse('abcdef').success).toBe(false);
    expect(seenLine({ most: 5 }).safeParse('\u200b'.repeat(500)).success).toBe(false);
  });
});

describe('a report', () => {
  it('is none where nobody can see it', () => {
    expect(readSaid(new URLSearchParams({ says: '\u2800 \u3164' }))).toEqual({ kind: 'empty' });
  });
});
