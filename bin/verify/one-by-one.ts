import * as z from 'zod';

type Named = readonly [name: string, text: string];

const Several = z.array(z.unknown()).min(1);
const Called = z.object({ id: z.string().max(100) });

const severalIn = (text: string): readonly unknown[] | undefined => {
  try {
    return Several.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** A list of summaries, as the public site answers, stands for each of them; every other file for itself. */
export const oneByOne = (files: readonly Named[]): readonly Named[] =>
  files.flatMap(([name, text]) => {
    const several = severalIn(text);
    if (several === undefined) return [[name, text] as const];
    return several.map((one, nth) => {
      const called = Called.safeParse(one).data?.id ?? String(nth + 1);
      return [`${name}, ${called}`, JSON.stringify(one)] as const;
    });
  });
