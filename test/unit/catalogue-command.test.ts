import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import { afterAll, describe, expect, it } from 'vitest';

import { runCatalogue } from '../../bin/catalogue-command.ts';
import { approvalOf, companyTerm, OWN_RULE } from '../support/catalogue-builders.ts';

const directory = mkdtempSync(join(tmpdir(), 'candor-catalogue-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const check = async (content: unknown) => {
  const file = join(directory, 'catalogue.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const output = new PassThrough();
  const exitCode = await runCatalogue([file], output);
  return { exitCode, said: String(output.read() ?? '').replaceAll(file, 'FILE') };
};

const term = companyTerm('Heron');
const rule = OWN_RULE;

describe('candor catalogue', () => {
  it('says what a file holds that fits', async () => {
    expect(await check({ terms: [term], rules: [rule], approval: approvalOf([rule]) })).toEqual({
      exitCode: 0,
      said: 'FILE: 1 terms, 1 rules; their examples hold.\n',
    });
    expect(await check({})).toMatchObject({ exitCode: 0 });
  });

  it.each([
    ['{', 'FILE: not JSON\n'],
    [[], 'FILE: the whole: Invalid input: expected object, received array\n'],
    [{ term }, 'FILE: the whole: a field that is not known\n'],
    [{ terms: [{ ...term, alias: [] }] }, 'FILE: terms.0: a field that is not known\n'],
    [{ rules: [rule, rule] }, 'FILE: rules: two rules share an id\n'],
    [{ rules: [{ ...rule, positives: ['wbk-1'] }] }, 'FILE: own-case-number: positives[0] is not found\n'],
    [
      { terms: [{ ...term, severity: 'x' }], rules: [{ ...rule, mode: 'shape' }] },
      'FILE does not fit:\n  terms.0.severity: Invalid option: expected one of "low"|"medium"|"high"|"critical"\n' +
        '  rules.0: shape and trigger go together\n',
    ],
  ])('says what is wrong with %j, and where', async (content, said) => {
    const answer = await check(content);
    expect(answer.exitCode).toBe(2);
    expect(answer.said).toContain(said.trimEnd());
  });

  it.each([
    [[companyTerm('A+')], 'FILE: terms.0.term: three letters or digits are needed'],
    [[{ ...term, aliases: ['!!'] }], 'FILE: terms.0.aliases.0: three letters or digits are needed'],
    [
      [{ ...term, exceptions: ['HERON!'] }],
      'FILE: terms.0.exceptions.0: the exception is the name itself (terms.0.term)',
    ],
    [
      [term, { ...companyTerm('Stork'), aliases: ['heron'] }],
      'FILE: terms.1.aliases.0: the same name as terms.0.term',
    ],
    [
      Array.from({ length: 3000 }, (_, n) =>
        companyTerm(`${n} ${String.fromCharCode(0x4e00 + n)}`.repeat(2)),
      ),
      'FILE: terms: too many names for a function to hold',
    ],
  ])('refuses names that would be found everywhere, nowhere or twice', async (terms, said) => {
    const answer = await check({ terms });
    expect([answer.exitCode, answer.said.startsWith(said)]).toEqual([2, true]);
  });

  it('never repeats what a refused file holds', async () => {
    const { said } = await check({ terms: [{ ...term, term: 'H', aliases: ['Sandmartin', ''] }] });
    expect(said).not.toContain('Sandmartin');
  });

  it('says how it is called when no file is named, or two are', async () => {
    const output = new PassThrough();
    expect(await runCatalogue([], output)).toBe(2);
    expect(await runCatalogue(['a', 'b'], output)).toBe(2);
    expect(String(output.read())).toMatch(/^Usage: candor catalogue FILE/u);
  });
});
