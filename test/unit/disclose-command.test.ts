import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import { describe, expect, it } from 'vitest';

import { runDisclose } from '../../bin/disclose-command.ts';

const row = (changes: object = {}) => ({
  date: '2025-01-15',
  person: 'a',
  platform: 'bluesky',
  topic: 'launch',
  sentiment: 'positive',
  posts: 1,
  engagement: 10,
  ...changes,
});

const run = async (input: string | Uint8Array) => {
  const [output, complaints] = [new PassThrough(), new PassThrough()];
  const [written, said] = [text(output), text(complaints)];
  const code = await runDisclose(Readable.from([input]), { output, complaints });
  output.end();
  complaints.end();
  return { code, written: await written, said: (await said).trim().split('\n') };
};

const runOn = (value: unknown) => run(JSON.stringify(value));

describe('candor disclose', () => {
  it('writes ladder, releases and attack as one JSON text', async () => {
    const contributions = Array.from({ length: 40 }, (_, index) => row({ person: `person ${index}` }));
    const { code, written } = await runOn({ contributions });
    expect(code).toBe(0);
    expect(JSON.parse(written)).toMatchObject({
      ladder: { step: { from: 30 }, periods: [{ kind: 'month', tables: ['headline'] }] },
      releases: [
        {
          from: '2025-01-01',
          to: '2025-02-01',
          figures: [
            { table: 'headline', category: null, measure: 'posts', clip: 15 },
            { table: 'headline', category: null, measure: 'engagement', clip: 750 },
          ],
        },
      ],
      participationAttack: { guess: 0.5, bound: 0.7 },
    });
  });

  it('says beside the figures that the attack does better than the organisation accepts', async () => {
    const months = Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, '0')}-15`);
    const contributions = Array.from({ length: 40 }, (_, person) =>
      months.map((date, month) => {
        const posts = 1 + ((person * 7 + month * 13) % 11);
        return row({ date, person: `person ${person}`, posts, engagement: posts * ((person % 5) + 1) * 9 });
      }),
    ).flat();
    const { code, written, said } = await runOn({ policy: { bound: 0.5 }, contributions });
    const accuracy = /"accuracy":([\d.]+)/u.exec(written)?.[1] ?? '';
    expect([code, said]).toEqual([
      0,
      [`candor disclose: the attack is right in ${accuracy}, above the bound of 0.5`],
    ]);
  });

  it('answers nothing but an empty list to an empty list', async () => {
    const { code, written } = await runOn({ contributions: [] });
    expect([code, JSON.parse(written)]).toMatchObject([0, { releases: [] }]);
  });

  it('names every fault with its path and writes nothing', async () => {
    const contributions = [
      row(),
      row({ date: '2025-02-30' }),
      row({ posts: -1, engagement: 1.5 }),
      row({ person: '', sentiment: 'angry' }),
      row({ date: '0001-01-01' }),
    ];
    const { code, written, said } = await runOn({ policy: { minimumGroup: 4 }, contributions });
    expect([code, written]).toEqual([2, '']);
    const paths = said.map((line) => /^candor disclose: ([\w.]+): ./u.exec(line)?.[1]);
    expect(paths).toEqual([
      'policy.minimumGroup',
      'contributions.1.date',
      'contributions.2.posts',
      'contributions.2.engagement',
      'contributions.3.person',
      'contributions.3.sentiment',
      'contributions.4.date',
    ]);
  });

  it.each([
    ['', 'not JSON'],
    ['{"contributions":[]', 'not JSON'],
    [Uint8Array.of(0x22, 0xff, 0x22), 'not JSON'],
    ['[]', 'expected object'],
    ['{}', 'contributions: '],
    ['{"contributions":{"__proto__":[]}}', 'contributions: '],
    [`{"contributions":[${JSON.stringify(row()).replace('{', '{"__proto__":{"posts":9},')}]}`, '__proto__'],
    [JSON.stringify({ contributions: [row({ posts: Number.MAX_VALUE })] }), 'contributions.0.posts: '],
    [JSON.stringify({ contributions: [row(), row({ date: '2199-01-01' })] }), 'span more than 10 years'],
    [JSON.stringify({ policy: { bound: 0.9 }, contributions: [] }), 'policy.bound: '],
    [JSON.stringify({ policy: { noise: 0 }, contributions: [] }), '"noise"'],
    ['['.repeat(200_000), 'not JSON'],
  ])('refuses %.60j', async (input, complaint) => {
    const { code, written, said } = await run(input);
    expect([code, written]).toEqual([2, '']);
    expect(said.join('\n')).toContain(complaint);
  });

  it('takes names that objects have by themselves', async () => {
    const contributions = ['__proto__', 'constructor'].map((person) => row({ person, topic: person }));
    expect((await runOn({ contributions })).code).toBe(0);
  });
});
