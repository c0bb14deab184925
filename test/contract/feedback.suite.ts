import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { Clock } from '../../shared/clock.ts';
import type { FeedbackBox, FeedbackReader } from '../../shared/feedback/feedback-box.ts';
import { readFeedback, type FilledForm } from '../../shared/feedback/answer.ts';
import { Round } from '../../shared/feedback/round.ts';
import { shippedSurvey } from '../../shared/feedback/survey.file.ts';

export const formOf = (fields: Readonly<Record<string, string>>, id: string = randomUUID()): FilledForm => {
  const read = readFeedback(shippedSurvey(), new URLSearchParams(fields));
  if (read.kind !== 'filled') throw new Error(`the form is ${read.kind}`);
  return { id, said: read.said };
};

const quarter = Round.parse('2026-Q4');
const OPEN = new Date('2026-11-22T12:00:00Z');
const CLOSED = new Date('2027-01-01T00:00:00Z');
const GONE = new Date('2027-07-01T00:00:00Z');

/** What every box for feedback keeps to. */
export const keepsFeedback = (
  name: string,
  create: (clock: Clock) => Promise<FeedbackBox & FeedbackReader>,
): void => {
  describe(`feedback in ${name}`, () => {
    it('cannot be read while its round is open, and can from the moment it is over until it is gone', async () => {
      let now = OPEN;
      const box = await create({ now: () => now });
      expect(await box.put(formOf({ clear: 'yes', 'own-words': 'More examples.' }))).toBe('taken');
      await expect(box.read(quarter)).rejects.toMatchObject({ kind: 'not-permitted' });
      now = CLOSED;
      expect((await box.read(quarter)).map(({ question }) => question).sort()).toEqual([
        'clear',
        'own-words',
      ]);
      expect(await box.read(Round.parse('2026-Q3'))).toEqual([]);
      now = GONE;
      expect(await box.read(quarter)).toEqual([]);
    });

    it('counts a form once, however often it is sent', async () => {
      let now = OPEN;
      const box = await create({ now: () => now });
      const form = formOf({ clear: 'no' });
      expect([await box.put(form), await box.put(form), await box.put(form)]).toEqual([
        'taken',
        'taken',
        'taken',
      ]);
      await box.put(formOf({ clear: 'no' }));
      now = CLOSED;
      expect(await box.read(quarter)).toHaveLength(2);
    });

    it('keeps the first answers of a form, and says that they are others where it is sent with others', async () => {
      let now = OPEN;
      const box = await create({ now: () => now });
      const first = formOf({ clear: 'no', 'own-words': 'First.' });
      expect(await box.put(first)).toBe('taken');
      for (const other of [{ clear: 'yes' }, { clear: 'no', 'own-words': 'Second.' }])
        expect(await box.put(formOf(other, first.id))).toBe('differs');
      expect(await box.put(first)).toBe('taken');
      now = CLOSED;
      const said = JSON.stringify(await box.read(quarter));
      expect([
        said.includes('First.'),
        said.includes('"no"'),
        said.includes('Second.'),
        said.includes('"yes"'),
      ]).toEqual([true, true, false, false]);
    });

    it('is full for the rest of a week after three hundred forms, and takes one that it has already', async () => {
      let now = OPEN;
      const box = await create({ now: () => now });
      const form = formOf({ clear: 'no' });
      await box.put(form);
      for (let sent = 1; sent < 300; sent += 1) await box.put(formOf({ clear: 'yes' }));
      expect([await box.put(formOf({ clear: 'yes' })), await box.put(form)]).toEqual(['full', 'taken']);
      now = new Date('2026-11-23T00:00:00Z');
      expect(await box.put(formOf({ clear: 'yes' }))).toBe('taken');
    });

    it('is read in the same order each time', async () => {
      let now = OPEN;
      const box = await create({ now: () => now });
      for (let sent = 0; sent < 12; sent += 1) await box.put(formOf({ 'own-words': `text ${sent}` }));
      now = CLOSED;
      expect(await box.read(quarter)).toEqual(await box.read(quarter));
    });
  });
};
