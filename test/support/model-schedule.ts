import fc from 'fast-check';

import type { Who } from './model-world.ts';

const who = fc.constantFrom<Who>(0, 1);
const which = fc.nat({ max: 3 });
const of = <Do extends string>(...names: readonly Do[]) => fc.constantFrom(...names);

/** How far somebody gets at once: to the end more often than not. */
const awaits = fc.constantFrom(999, 999, 999, 1, 2, 3, 4, 6, 9);

/** What somebody does next. Who does not get to the end at once is let go on, request by request, by `go-on`. */
export const Move = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: of('post'),
      who,
      words: fc.constantFrom('#programme', 'LEAK', 'LEAK #programme'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: of('edit', 'delete'), who, which }) },
  { weight: 4, arbitrary: fc.record({ do: of('visit'), who, awaits }) },
  { weight: 4, arbitrary: fc.record({ do: of('classify', 'erase'), which, again: fc.boolean(), awaits }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: of('withdraw', 'withdraw', 'join', 'pause', 'resume'), who, awaits }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: of('narrow'),
      who,
      to: fc.constantFrom('sentiment' as const, 'tagged' as const),
      awaits,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: of('release', 'relay'), awaits }) },
  { weight: 1, arbitrary: fc.record({ do: of('wait'), hours: fc.constantFrom(1, 30) }) },
  { weight: 1, arbitrary: fc.record({ do: of('run-out'), who, awaits }) },
  { weight: 6, arbitrary: fc.record({ do: of('go-on'), which, awaits: fc.constantFrom(1, 2, 3, 5, 50) }) },
  { weight: 1, arbitrary: fc.record({ do: of('kill'), which }) },
);
export type Move = typeof Move extends fc.Arbitrary<infer Value> ? Value : never;

/** Moves of the week, and moves after it closed; now and then a year goes by at last. */
export const Schedule = fc.record({
  /** Who takes part; `visited`: two posts each were seen before, or wait in the queue. */
  joined: fc.constantFrom('both', 'one', 'both, visited', 'both, queued'),
  week: fc.array(Move, { maxLength: 10, size: 'max' }),
  closed: fc.array(Move, { maxLength: 10, size: 'max' }),
  year: fc.option(fc.array(Move, { maxLength: 6, size: 'max' }), { freq: 8, nil: undefined }),
});
export type Schedule = typeof Schedule extends fc.Arbitrary<infer Value> ? Value : never;

/** A schedule as one reads it: a move a line. */
export const describeSchedule = ({ joined, week, closed, year }: Schedule): string => {
  const lines = (moves: readonly Move[]) =>
    moves.map((move) =>
      Object.values(move)
        .map((part) => (part === true ? 'again' : String(part)))
        .filter((part) => part !== 'false')
        .join(' '),
    );
  return [
    `joined: ${joined}`,
    ...lines(week),
    'the week closes',
    ...lines(closed),
    ...(year === undefined ? [] : ['a year goes by', ...lines(year)]),
  ].join('\n');
};
