import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { runPolicy } from '../../../bin/policy-command.ts';
import { policyOf, requireApprovals } from '../../../bin/approvals/approval-file.ts';
import { settingsOf } from '../../../bin/stage-settings.ts';
import {
  policyChangesSince,
  policyHash,
  policyIn,
  SocialMediaPolicy,
} from '../../../shared/policy/policy.ts';
import { readPolicy, shippedPolicy } from '../../../shared/policy/policy.file.ts';
import { LANGUAGES } from '../../../shared/languages.ts';
import { listener } from '../../support/listener.ts';

const shipped = shippedPolicy();
const { en } = shipped.texts;
if (en === undefined) throw new Error('the policy that ships speaks English');

const faultsOf = (policy: unknown): readonly string[] =>
  SocialMediaPolicy.safeParse(policy).error?.issues.map(({ message }) => message) ?? [];

describe('the policy that ships', () => {
  it('speaks every language of the pages, and as much in each', () => {
    expect(Object.keys(shipped.texts).sort()).toEqual([...LANGUAGES].sort());
    const lengths = Object.values(shipped.texts).map((text) =>
      Object.values(text).map((part) => (Array.isArray(part) ? part.length : typeof part)),
    );
    for (const other of lengths) expect(other).toEqual(lengths[0]);
  });

  it('says nothing in one language that stands word for word in another', () => {
    const wordsOf = (language: string): ReadonlySet<string> =>
      new Set(JSON.stringify(shipped.texts[language]).match(/"[^"]* [^"]*"/gu));
    expect([...wordsOf('en')].filter((words) => wordsOf('de').has(words))).toEqual([]);
  });

  it.each(['en', 'de'])('keeps what Candor finds out of appraisal and discipline, in %s', (language) => {
    expect(policyIn(shipped, language)?.text.consequences.join(' ')).toMatch(
      /no alert, label or figure of it may be used|Kein Alarm, keine Bewertung und keine Zahl daraus darf/u,
    );
  });
});

describe('a policy of a company’s own', () => {
  const { de, ...others } = shipped.texts;

  it.each([
    [
      'that is looked at again before it begins',
      { reviewOn: '2026-11-22' },
      'reviewOn: is not after inForceSince',
    ],
    [
      'whose changes lead to another version',
      { version: '9' },
      'changes: the first does not lead to version 9',
    ],
    [
      'of another day',
      { inForceSince: '2026-11-21' },
      'changes: the first is not of the day it is in force since',
    ],
    ['without a language', { texts: {} }, 'texts: there is no language'],
    [
      'whose tree has a step without words',
      { texts: { ...others, de: { ...de, share: { ...de?.share, fine: undefined } } } },
      'texts.de.share: says nothing of fine',
    ],
    [
      'with words for a step that is not there',
      { texts: { ...others, de: { ...de, share: { ...de?.share, more: { says: 'a', because: 'b' } } } } },
      'texts.de.share: more is not in the tree',
    ],
    [
      'that says in one language only what changed',
      { changes: [{ version: shipped.version, on: shipped.inForceSince, what: { en: 'All.' } }] },
      `changes: ${shipped.version} says nothing in de`,
    ],
    [
      'whose changes are out of order',
      { changes: [...shipped.changes, { version: '1', on: '2027-01-01', what: { en: 'a', de: 'b' } }] },
      'changes: are not newest first',
    ],
  ])('does not hold %s', (_, change, fault) => {
    expect(faultsOf(JSON.parse(JSON.stringify({ ...shipped, ...change })))).toEqual([fault]);
  });

  it('is read in the first language it has where it does not speak the reader’s', () => {
    const german = SocialMediaPolicy.parse({ ...shipped, texts: { de } });
    expect(policyIn(german, 'en')?.language).toBe('de');
  });

  it('says what changed since a version, and everything since one it does not know', () => {
    const changes = ['3', '2', '1'].map((version) => ({ version, on: '2026-01-01', what: { en: version } }));
    const since = (version: string) =>
      policyChangesSince({ changes }, version).map((change) => change.version);
    expect([since('3'), since('1'), since('0')]).toEqual([[], ['3', '2'], ['3', '2', '1']]);
  });

  it('takes effect once it is approved as it is', () => {
    const directory = mkdtempSync(join(tmpdir(), 'policy-'));
    const own = { ...shipped, reviewOn: '2027-06-01' };
    writeFileSync(join(directory, 'own.json'), JSON.stringify(own));
    const settings = settingsOf('dev');
    expect(policyHash(policyOf(settings))).toBe(policyHash(shipped));
    const path = join('..', '..', '..', '..', '..', '..', directory, 'own.json');
    expect(() => requireApprovals({ ...settings, policy: path })).toThrow(/ {2}policy\n/u);
  });

  it('that cannot be read says no word of it', () => {
    expect(() => readPolicy('/nowhere/policy.json')).toThrow('the policy cannot be read');
  });
});

describe('candor policy check', () => {
  const check = (content: string): readonly [number, string] => {
    const file = join(mkdtempSync(join(tmpdir(), 'policy-')), 'own.json');
    writeFileSync(file, content);
    const { output, said } = listener();
    return [runPolicy(['check', file], output), said().replace(file, 'FILE')];
  };

  it('tells version, languages and hash of one that holds', () => {
    expect(check(JSON.stringify(shipped))).toEqual([
      0,
      `FILE: version 2026-11.1, in force since 2026-11-22, reviewed by 2027-11-22; speaks en, de.\nSHA-256 ${policyHash(shipped)}\n`,
    ]);
  });

  it('names every fault of one that does not', () => {
    const [code, said] = check(JSON.stringify({ ...shipped, version: '9', reviewOn: '2020-01-01' }));
    expect(code).toBe(1);
    expect(said).toContain('  reviewOn: is not after inForceSince\n');
    expect(said).toContain('  changes: the first does not lead to version 9\n');
  });

  it('says of anything else how it is used, or that it is no JSON', () => {
    expect(check('{')).toEqual([2, 'FILE cannot be read as JSON.\n']);
    const { output, said } = listener();
    expect(runPolicy(['look'], output)).toBe(2);
    expect(said()).toContain('Usage: candor policy check FILE');
  });
});
