import { describe, expect, it } from 'vitest';

import { seenWords } from '../../../shared/feedback/plain-words.ts';

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
