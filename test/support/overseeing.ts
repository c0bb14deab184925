import { expect } from 'vitest';

import type { PlayedSample } from './played-sample.ts';
import { signOut, visitorOf } from './sample-visitor.ts';

/** An example of a rule of the company's own. */
const RULE = {
  id: 'own-case-number',
  version: 1,
  kind: 'personal-data',
  category: 'case',
  severity: 'high',
  mode: 'prefix',
  confidence: 0.9,
  keywords: ['wbk-'],
  pattern: 'wbk-[0-9]{4}',
  positives: ['about wbk-2041'],
  negatives: ['wbk-20'],
} as const;

const PLAN =
  'Forty people move to the harbour site in May, and nobody outside the board has been told so far.';

/** An administrator has a term, a document and a rule sought; the works council approves the rule. */
const administer = async (played: PlayedSample): Promise<void> => {
  const administrator = await visitorOf(played, 'administration', 'leopold');
  const press = async (path: string, action: string, fields: Readonly<Record<string, string>> = {}) => {
    const page = await administrator.press(await administrator.open(path), { action }, fields);
    expect(page.status).toBe(200);
  };
  await press('/terms', '/terms/add', {
    ...{ term: 'Project Cormorant', category: 'codename', severity: 'low' },
    ...{ aliases: '', exceptions: '', freeFrom: '' },
  });
  await press('/documents', '/documents/add', { name: 'harbour', text: PLAN });
  await press('/rules', '/rules/ask', { rules: JSON.stringify([RULE]) });
  const council = await visitorOf(played, 'oversight', 'beatrix');
  const action = '/own-rules/approve';
  await council.press(await council.open('/own-rules'), { action }, { reference: 'minutes 9' });
  await press('/rules', '/rules/put-into-force');
  expect((await council.open('/own-rules')).html).toContain('Approved by Beatrix Oldroyd');
};

/** An auditor and an administrator look at their sites, and the latter works at theirs. */
export const oversee = async (played: PlayedSample): Promise<void> => {
  for (const [site, person, ...paths] of [
    ['oversight', 'winifred', '/', '/approvals', '/changes', '/own-rules', '/reads', '/attack'],
    ['administration', 'leopold', '/', '/terms', '/documents', '/rules'],
  ] as const) {
    const visitor = await visitorOf(played, site, person);
    for (const path of paths) expect((await visitor.open(path)).status).toBe(200);
    await signOut(visitor);
  }
  await administer(played);
};
