import { describe, expect, it } from 'vitest';

import type { Case } from '../../bench/confidentiality-data.ts';
import { measurementsOf, type Cases } from '../../bench/confidentiality-measurements.ts';
import { replacedIn, type Finder, type Found, type Subject } from '../../bench/finders.ts';
import { isHeldOut, shareOf } from '../../bench/held-out.ts';
import { measure } from '../../bench/measurement.ts';

const aCase = (text: string, more: Partial<Case> = {}): Case => ({ text, expect: [], spans: [], ...more });

const NOTHING: Cases = {
  gitleaks: [],
  posts: [],
  unseen: [],
  numbers: [],
  sentences: [],
  hardNegatives: [],
  tweets: [],
};

const at = (start: number, end: number, more: Partial<Found> = {}): Found => ({
  kind: 'secret',
  rule: 'some-rule',
  start,
  end,
  confidence: 1,
  ...more,
});

/** A tool that says of each text what is written here. */
const scripted = (
  answers: Readonly<Record<string, readonly Found[]>>,
  subjects: readonly Subject[] = ['secrets', 'personal data', 'cards', 'other numbers', 'anything'],
): Finder => {
  const find = (text: string): readonly Found[] => answers[text] ?? [];
  return { name: 'scripted', subjects: new Set(subjects), find, run: find };
};

/** What each row counts, of the first tool: right and all, by what the row is called. */
const counts = async (cases: Partial<Cases>, finder: Finder): Promise<ReadonlyMap<string, string>> => {
  const rows = await measure(measurementsOf({ ...NOTHING, ...cases }), [finder]);
  return new Map(
    rows.map(({ measurement: { what }, shares: [share] }) => [
      what,
      share === undefined ? 'not made for it' : `${share.whole.right}/${share.whole.all}`,
    ]),
  );
};

describe('what the benchmark counts', () => {
  it('takes a secret for found from 0.5 and for alerting from 0.8 on', async () => {
    const gitleaks = [
      aCase('sure', { kind: 'tp' }),
      aCase('likely', { kind: 'tp' }),
      aCase('doubtful', { kind: 'tp' }),
      aCase('wrong, told', { kind: 'fp' }),
      aCase('wrong, alerting', { kind: 'fp' }),
      aCase('wrong, silent', { kind: 'fp' }),
    ];
    const finder = scripted({
      sure: [at(0, 4, { confidence: 0.8 })],
      likely: [at(0, 4, { confidence: 0.5 })],
      doubtful: [at(0, 4, { confidence: 0.49 })],
      'wrong, told': [at(0, 4, { confidence: 0.79 })],
      'wrong, alerting': [at(0, 4, { confidence: 0.8 })],
      'wrong, silent': [at(0, 4, { kind: 'personal-data' })],
    });

    const rows = await counts({ gitleaks }, finder);

    expect(rows.get('gitleaks positives found')).toBe('2/3');
    expect(rows.get('gitleaks negatives that alert security (confidence ≥ 0.8)')).toBe('1/3');
    expect(rows.get('gitleaks negatives told to the author alone or alerting (≥ 0.5)')).toBe('2/3');
  });

  it('counts a negative apart that holds the token of another rule’s positive', async () => {
    const token = 'k3JdQ9x2mZ7pQ4k3JdQ9x2mZ7pQ4';
    const gitleaks = [
      aCase(`token=${token}`, { kind: 'tp' }),
      aCase(`id ${token}`, { kind: 'fp' }),
      aCase('id none', { kind: 'fp' }),
    ];

    const rows = await counts({ gitleaks }, scripted({ [`id ${token}`]: [at(3, 31)] }));

    expect(rows.get('gitleaks negatives that alert security (confidence ≥ 0.8)')).toBe('0/1');
    expect(rows.get('gitleaks negatives that are another rule’s positives, alerting')).toBe('1/1');
  });

  it('counts recall by the spans that are sought, and precision by what was said', async () => {
    const sentences = [
      aCase('mail a@b.de or call 5550100, Rubija', {
        spans: [
          [5, 11, 'EMAIL_ADDRESS'],
          [20, 27, 'PHONE_NUMBER'],
          [29, 35, 'PERSON'],
        ],
      }),
    ];
    const person = { kind: 'personal-data' };
    const finder = scripted({
      'mail a@b.de or call 5550100, Rubija': [
        at(7, 9, person),
        at(12, 14, person),
        at(29, 35, person),
        at(20, 27),
      ],
    });

    const rows = await counts({ sentences }, finder);

    expect(rows.get('personal data in synthetic sentences, recall')).toBe('1/2');
    expect(rows.get('personal data in synthetic sentences, precision')).toBe('1/3');
  });

  it('takes a number for right where a rule of its own kind says so, or none should', async () => {
    const numbers = [
      aCase('card', { entity: 'CREDIT_CARD', expect: ['CREDIT_CARD'] }),
      aCase('no card', { entity: 'CREDIT_CARD' }),
      aCase('account', { entity: 'IBAN_CODE', expect: ['IBAN_CODE'] }),
      aCase('licence', { entity: 'US_DRIVER_LICENSE', expect: ['US_DRIVER_LICENSE'] }),
    ];
    const card = { rule: 'CREDIT_CARD_NUMBER', kind: 'personal-data' };

    const rows = await counts({ numbers }, scripted({ card: [at(0, 4, card)], account: [at(0, 4, card)] }));

    expect(rows.get('IBAN, card and crypto cases right')).toBe('2/3');
    expect(rows.get('… of these cards')).toBe('2/2');
  });

  it('takes an unseen token for found only where a secret is said to stand', async () => {
    const unseen = [
      { text: 'a TOKEN', provider: 'one', sentence: 'bare', spans: [[2, 7]] },
      { text: 'b TOKEN', provider: 'one', sentence: 'in quotes', spans: [[2, 7]] },
      { text: 'c TOKEN', provider: 'two', sentence: 'bare', spans: [[2, 7]] },
    ] as const;
    const finder = scripted({
      'a TOKEN': [at(2, 7, { confidence: 0.6 })],
      'b TOKEN': [at(0, 2)],
      'c TOKEN': [at(2, 7, { kind: 'personal-data' })],
    });

    const rows = await counts({ unseen }, finder);

    expect(rows.get('tokens of 2 formats that are in no data file, found')).toBe('1/3');
    expect(rows.get('… found bare')).toBe('1/2');
    expect(rows.get('… found in quotes')).toBe('0/1');
  });

  it('asks a tool nothing it is not made for', async () => {
    const rows = await counts(
      { hardNegatives: [{ text: 'x' }], tweets: [{ text: 'y' }] },
      scripted({ x: [at(0, 1)] }, ['anything']),
    );

    expect(rows.get('gitleaks positives found')).toBe('not made for it');
    expect(rows.get('hard negatives alerting')).toBe('1/1');
    expect(rows.get('tweets alerting')).toBe('0/1');
  });

  it('sums the held-out part and the rest to the whole, all of a key in one part', () => {
    const keys = Array.from({ length: 30 }, (_, index) => `rule ${index}`);
    const held = keys.filter(isHeldOut).length;

    const share = shareOf(
      keys.flatMap((key) => [
        { key, right: 1, all: 1 },
        { key, right: 0, all: 1 },
      ]),
    );

    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(keys.length);
    expect(share.held).toEqual({ right: held, all: 2 * held });
    expect(share.seen).toEqual({ right: 30 - held, all: 60 - 2 * held });
    expect(share.whole).toEqual({ right: 30, all: 60 });
  });

  it('counts a case without a key as only measured', () => {
    const share = shareOf([{ key: undefined, right: 1, all: 2 }]);

    expect(share).toEqual({
      seen: { right: 0, all: 0 },
      held: { right: 1, all: 2 },
      whole: { right: 1, all: 2 },
    });
  });
});

describe('what redaction replaced', () => {
  it('is told with its places in the original text', () => {
    const text = 'Call 555-0100 or a@b.de now';

    const found = replacedIn(text, 'Call PHONE_NUMBER or EMAIL_ADDRESS now');

    expect(found.map(({ rule, start, end }) => [rule, text.slice(start, end)])).toEqual([
      ['PHONE_NUMBER', '555-0100'],
      ['EMAIL_ADDRESS', 'a@b.de'],
    ]);
  });

  it('is nothing where the text came back as it was', () => {
    expect(replacedIn('Write to EMAIL_ADDRESS', 'Write to EMAIL_ADDRESS')).toEqual([]);
  });
});
