import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { DraftAttempts } from '../../../shared/drafts/attempts.ts';
import { countAttempt } from '../../../shared/drafts/attempts.ts';
import { readDraft } from '../../../shared/drafts/draft.ts';
import { piecesOf } from '../../../shared/drafts/highlights.ts';
import { subjectOf } from '../../../shared/identity/identity.ts';

describe('what was typed', () => {
  it.each([
    ['', 'empty'],
    [' \r\n\t ', 'empty'],
    ['\u200b\u2060', 'empty'],
    ['x'.repeat(5_001), 'too-long'],
    ['a\u0000b', 'no-text'],
    ['a\u0007b', 'no-text'],
    ['a\ud800b', 'no-text'],
  ])('%j is no draft: %s', (typed, kind) => expect(readDraft(typed).kind).toBe(kind));

  it('counts a line break once, however the browser sends it', () => {
    const typed = `${'x'.repeat(4_998)}\r\ny`;
    expect(readDraft(typed)).toEqual({ kind: 'draft', text: `${'x'.repeat(4_998)}\ny` });
  });

  it('says how long it is when it is too long', () => {
    expect(readDraft('ab\r\n'.repeat(2_000))).toEqual({ kind: 'too-long', characters: 6_000 });
  });
});

describe('attempts', () => {
  const subject = subjectOf('https://login.example', 'somebody');
  const at = (time: string): Date => new Date(`2026-03-10T${time}Z`);
  const midnight = Date.parse('2026-03-11T00:00:00Z');

  /** One attempt after another at these moments; how many were let through, and what is kept. */
  const tried = (moments: readonly Date[]) => {
    let held: DraftAttempts | undefined;
    let counted = 0;
    let until: Date | undefined;
    for (const moment of moments) {
      const outcome = countAttempt(subject, held, moment);
      if (outcome.kind === 'counted') [held, counted] = [outcome.next, counted + 1];
      else until = outcome.until;
    }
    return { held, counted, until };
  };
  const times = (count: number, moment: Date): Date[] => Array.from({ length: count }, () => moment);

  it('are twenty in an hour, and go on with the next', () => {
    const { counted, until } = tried(times(25, at('09:59:59.999')));
    expect([counted, until]).toEqual([20, at('10:00:00')]);
    expect(tried([...times(25, at('09:59:59.999')), ...times(25, at('10:00:00'))]).counted).toBe(40);
  });

  it('are a hundred in a day, and go on with the next', () => {
    const hours = Array.from({ length: 9 }, (_, hour) => times(20, at(`0${hour}:30:00`))).flat();
    const { counted, until, held } = tried(hours);
    expect([counted, until?.getTime()]).toEqual([100, midnight]);
    expect(held).toMatchObject({ today: 100, hour: 4, thisHour: 20 });
    expect(tried([...hours, new Date(midnight)]).held).toEqual({
      version: 1,
      subject,
      day: '2026-03-11',
      today: 1,
      hour: 0,
      thisHour: 1,
      expiresAt: Date.parse('2026-03-12T00:00:00Z') / 1000,
    });
  });

  it('keep two numbers until midnight', () => {
    expect(tried([at('23:30:00')]).held).toEqual({
      version: 1,
      subject,
      day: '2026-03-10',
      today: 1,
      hour: 23,
      thisHour: 1,
      expiresAt: midnight / 1000,
    });
  });
});

describe('the pieces of a draft', () => {
  const span = fc.tuple(fc.nat(40), fc.nat(40)).map(([one, other]) => ({
    start: Math.min(one, other),
    end: Math.max(one, other),
  }));

  it('are the draft, each in the matches that cover it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(span, { maxLength: 6 }), (text, matches) => {
        const pieces = piecesOf(text, matches);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        let at = 0;
        for (const piece of pieces) {
          for (let place = at; place < at + piece.text.length; place += 1) {
            const covering = matches.flatMap(({ start, end }, number) =>
              start <= place && place < end ? [number] : [],
            );
            expect(piece.matches).toEqual(covering);
          }
          at += piece.text.length;
        }
      }),
      { seed: 3 },
    );
  });

  it('of two matches that overlap are three', () => {
    expect(
      piecesOf('abcdef', [
        { start: 1, end: 4 },
        { start: 3, end: 5 },
      ]),
    ).toEqual([
      { text: 'a', matches: [] },
      { text: 'bc', matches: [0] },
      { text: 'd', matches: [0, 1] },
      { text: 'e', matches: [1] },
      { text: 'f', matches: [] },
    ]);
  });
});
