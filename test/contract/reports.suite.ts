import { randomBytes, randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { Clock } from '../../shared/clock.ts';
import { codeOf, placeOf } from '../../shared/reports/report-code.ts';
import type { RecipientDesk, ReporterDesk } from '../../shared/reports/report-desks.ts';

/** Both desks, over one store. */
export interface Desks {
  readonly reporter: ReporterDesk;
  readonly recipient: RecipientDesk;
}

export const someCode = () => codeOf(randomBytes(20));
export const saying = (words: string, contact?: string) => ({
  id: randomUUID(),
  said: { words, ...(contact !== undefined && { contact }) },
});

export const outcome = (words: string) => ({ ...saying(words), gives: 'outcome' as const });

/** What every pair of desks keeps to. */
export const passesReportsOn = (name: string, create: (clock: Clock) => Promise<Desks>): void => {
  describe(`confidential reports over ${name}`, () => {
    let now = new Date('2026-11-22T23:30:00Z');
    const clock = { now: () => now };
    const open = (): Promise<Desks> => {
      now = new Date('2026-11-22T23:30:00Z');
      return create(clock);
    };

    it('go to the recipient as they were written, and their answers come back by the code alone', async () => {
      const { reporter, recipient } = await open();
      const code = someCode();
      expect(await reporter.hand(code, saying('My lead asks who takes part. 🙁', 'Ann, ext. 7'))).toBe(
        'taken',
      );
      expect(await reporter.look(someCode())).toBeUndefined();
      const read = await recipient.open(placeOf(code));
      expect(read?.messages).toEqual([
        {
          from: 'reporter',
          gives: undefined,
          on: '2026-11-22',
          words: 'My lead asks who takes part. 🙁',
          contact: 'Ann, ext. 7',
        },
      ]);
      now = new Date('2026-11-25T08:00:00Z');
      expect(
        await recipient.answer(placeOf(code), { ...saying('Thank you. When was that?'), gives: 'question' }),
      ).toBe('done');
      expect(await reporter.add(code, saying('Last Monday.'))).toBe('added');
      const seen = await reporter.look(code);
      expect(seen?.messages.map(({ from, on, words }) => [from, on, words])).toEqual([
        ['reporter', '2026-11-22', 'My lead asks who takes part. 🙁'],
        ['recipient', '2026-11-25', 'Thank you. When was that?'],
        ['reporter', '2026-11-25', 'Last Monday.'],
      ]);
      expect((await recipient.open(placeOf(code)))?.messages).toEqual(seen?.messages);
    });

    it('say on which days they were opened, each day once', async () => {
      const { reporter, recipient } = await open();
      const code = someCode();
      await reporter.hand(code, saying('x'));
      expect((await reporter.look(code))?.head.readOn).toEqual([]);
      for (const day of ['2026-11-23', '2026-11-23', '2026-11-27']) {
        now = new Date(`${day}T10:00:00Z`);
        await recipient.open(placeOf(code));
      }
      expect((await reporter.look(code))?.head.readOn).toEqual(['2026-11-23', '2026-11-27']);
    });

    it('count once, however often they are sent', async () => {
      const { reporter, recipient } = await open();
      const code = someCode();
      const [first, more, answer] = [saying('first'), saying('more'), outcome('answer')];
      await reporter.hand(code, first);
      await reporter.hand(code, first);
      await reporter.add(code, more);
      await reporter.add(code, more);
      await recipient.answer(placeOf(code), answer);
      await recipient.answer(placeOf(code), answer);
      expect((await reporter.look(code))?.messages.map(({ words }) => words)).toEqual([
        'first',
        'more',
        'answer',
      ]);
      expect(await recipient.list()).toHaveLength(1);
    });

    it('say that a first version arrived, when something else comes under the same code or id', async () => {
      const { reporter, recipient } = await open();
      const code = someCode();
      const [first, more] = [saying('first'), saying('more')];
      await reporter.hand(code, first);
      expect(await reporter.hand(code, { ...first, said: { words: 'first, and more' } })).toBe('differs');
      expect(await reporter.hand(code, { ...first, said: { words: 'first', contact: 'Ann' } })).toBe(
        'differs',
      );
      expect(await reporter.add(code, more)).toBe('added');
      expect(await reporter.add(code, { ...more, said: { words: 'more still' } })).toBe('differs');
      expect((await recipient.open(placeOf(code)))?.messages.map(({ words }) => words)).toEqual([
        'first',
        'more',
      ]);
    });

    it('are not closed on a question back, and are late when what was done comes too late', async () => {
      const { reporter, recipient } = await open();
      const code = someCode();
      const place = placeOf(code);
      await reporter.hand(code, saying('x'));
      expect(await recipient.answer(place, { ...saying('When?'), gives: 'question' })).toBe('done');
      expect(await reporter.look(code)).toMatchObject({ state: 'asked', isLate: false });
      expect(await recipient.close(place)).toBe('not-answered');
      now = new Date('2027-02-23T00:00:00Z');
      expect(await reporter.look(code)).toMatchObject({ due: { by: '2027-02-22' }, isLate: true });
      expect(await recipient.open(place)).toMatchObject({ isLate: true });
      await recipient.answer(place, outcome('Mended.'));
      expect(await reporter.look(code)).toMatchObject({ state: 'answered', isLate: false });
      expect((await reporter.look(code))?.messages.map(({ gives }) => gives)).toEqual([
        undefined,
        'question',
        'outcome',
      ]);
    });

    it('are acknowledged, answered and closed in this order, and each may be repeated', async () => {
      const { reporter, recipient } = await open();
      const code = someCode();
      const place = placeOf(code);
      await reporter.hand(code, saying('x'));
      const state = async () => (await reporter.look(code))?.state;
      expect(await state()).toBe('received');
      expect(await recipient.close(place)).toBe('not-answered');
      expect([await recipient.acknowledge(place), await recipient.acknowledge(place)]).toEqual([
        'done',
        'done',
      ]);
      expect(await state()).toBe('acknowledged');
      await recipient.answer(place, outcome('y'));
      expect(await state()).toBe('answered');
      expect([await recipient.close(place), await recipient.close(place)]).toEqual(['done', 'done']);
      expect(await state()).toBe('closed');
      expect(await reporter.add(code, saying('z'))).toBe('closed');
      expect(await recipient.answer(place, outcome('z'))).toBe('closed');
    });

    it('are gone ninety days after they were closed, for both sides', async () => {
      const { reporter, recipient } = await open();
      const code = someCode();
      const place = placeOf(code);
      await reporter.hand(code, saying('x'));
      await recipient.answer(place, outcome('y'));
      await recipient.close(place);
      now = new Date('2027-02-19T23:59:59Z');
      expect(await reporter.look(code)).toBeDefined();
      now = new Date('2027-02-20T00:00:00Z');
      expect([await reporter.look(code), await recipient.open(place), await recipient.list()]).toEqual([
        undefined,
        undefined,
        [],
      ]);
      expect(await reporter.add(code, saying('z'))).toBe('unknown');
      expect(await recipient.acknowledge(place)).toBe('unknown');
      expect(await recipient.answer(place, outcome('z'))).toBe('unknown');
      expect(await recipient.close(place)).toBe('unknown');
    });

    it('hold sixteen messages', async () => {
      const { reporter, recipient } = await open();
      const code = someCode();
      await reporter.hand(code, saying('0'));
      for (let said = 1; said < 16; said += 1) await reporter.add(code, saying(String(said)));
      expect(await reporter.add(code, saying('16'))).toBe('full');
      expect(await recipient.answer(placeOf(code), outcome('16'))).toBe('full');
    });

    it('are no more than a hundred new ones a week', async () => {
      const { reporter, recipient } = await open();
      const code = someCode();
      const message = saying('x');
      await reporter.hand(code, message);
      for (let sent = 1; sent < 100; sent += 1) await reporter.hand(someCode(), saying('spam'));
      expect([await reporter.hand(someCode(), saying('y')), await reporter.hand(code, message)]).toEqual([
        'full',
        'taken',
      ]);
      now = new Date('2026-11-23T00:00:00Z');
      expect(await reporter.hand(someCode(), saying('y'))).toBe('taken');
      expect(await recipient.list()).toHaveLength(101);
    });
  });
};
