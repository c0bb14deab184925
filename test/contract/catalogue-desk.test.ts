import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createDynamoCatalogueDesk } from '../../shared/classification/catalogue-desk.dynamodb.ts';
import type { CatalogueDesk } from '../../shared/classification/catalogue-desk.ts';
import { CompanyRules } from '../../shared/classification/company-rules.ts';
import { fingerprintDocument } from '../../shared/classification/fingerprints.ts';
import { rulesHash } from '../../shared/classification/rules-approval.ts';
import { createDynamoRulesDesk } from '../../shared/classification/rules-desk.dynamodb.ts';
import type { RulesDesk } from '../../shared/classification/rules-desk.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import { approvalOf, companyTerm, OWN_RULE } from '../support/catalogue-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeCatalogueDesk, FakeRulesDesk } from '../support/fake-catalogue-desk.ts';

const dynamo = openDynamo();
const clock = { now: () => new Date('2026-03-10T12:00:00Z') };
const parts = async () => ({
  documents: dynamo.documents,
  table: await dynamo.table(),
  newId: randomUUID,
  clock,
});

const DESKS: Readonly<Record<string, () => Promise<CatalogueDesk>>> = {
  'the fake': () => Promise.resolve(new FakeCatalogueDesk()),
  DynamoDB: async () => createDynamoCatalogueDesk(await parts()),
};

describe.each(Object.keys(DESKS))('terms and documents in %s', (name) => {
  const open = () => DESKS[name]?.() ?? Promise.reject(new Error('no such desk'));

  it('are none at first', async () => {
    const desk = await open();
    expect([await desk.terms(), await desk.documents()]).toEqual([[], []]);
  });

  it('holds terms by name, once each, and forgets the one it is told to', async () => {
    const desk = await open();
    await desk.putTerm(companyTerm('Heron'));
    await desk.putTerm(companyTerm('Estuary'));
    await desk.putTerm({ ...companyTerm('heron'), severity: 'low' });
    expect((await desk.terms()).map(({ term, severity }) => [term, severity])).toEqual([
      ['Estuary', 'high'],
      ['heron', 'low'],
    ]);
    await desk.removeTerm('Heron');
    await desk.removeTerm('never there');
    expect((await desk.terms()).map(({ term }) => term)).toEqual(['Estuary']);
  });

  it('holds documents by name with how many pages they have', async () => {
    const desk = await open();
    const pages = fingerprintDocument(
      { name: 'plan', text: 'Forty people move to the harbour site in May. '.repeat(200) },
      new Uint8Array(16),
      new Set(),
    );
    expect(pages.length).toBe(3);
    await desk.putDocuments([{ document: 'plan', pages }]);
    expect(await desk.documents()).toEqual([{ document: 'plan', pages: 3 }]);
    await desk.putDocuments([{ document: 'plan', pages: [] }]);
    expect(await desk.documents()).toEqual([]);
  });
});

const RULES_DESKS: Readonly<Record<string, () => Promise<RulesDesk>>> = {
  'the fake': () => Promise.resolve(new FakeRulesDesk()),
  DynamoDB: async () => createDynamoRulesDesk(await parts()),
};

describe.each(Object.keys(RULES_DESKS))('own rules in %s', (name) => {
  const open = () => RULES_DESKS[name]?.() ?? Promise.reject(new Error('no such desk'));
  const rules = CompanyRules.parse([OWN_RULE]);
  const proposal = {
    version: 1,
    rules,
    sha256: rulesHash(rules),
    askedBy: { name: 'Leopold', subject: subjectOf('https://login.example', 'leopold') },
    askedAt: '2026-03-09T10:00:00.000Z',
  } as const;

  it('come into force with an approval of them as they are, and not before', async () => {
    const desk = await open();
    await desk.ask(proposal);
    await expect(desk.putIntoForce(rules)).rejects.toMatchObject({ kind: 'not-permitted' });
    expect(await desk.read()).toEqual({ inForce: [], proposal, approvals: [] });
    const approval = approvalOf([OWN_RULE]);
    await desk.approve(approval);
    await desk.putIntoForce(rules);
    await desk.putIntoForce(rules);
    expect(await desk.read()).toEqual({ inForce: rules, proposal, approvals: [approval] });
  });

  it('are not covered by the approval of others, which stays for what is in force', async () => {
    const desk = await open();
    const others = CompanyRules.parse([{ ...OWN_RULE, version: 2 }]);
    await desk.approve(approvalOf([OWN_RULE]));
    await desk.putIntoForce(rules);
    await expect(desk.putIntoForce(others)).rejects.toMatchObject({ kind: 'not-permitted' });
    await desk.approve(approvalOf([{ ...OWN_RULE, version: 2 }]));
    expect((await desk.read()).approvals).toHaveLength(2);
    expect((await desk.read()).inForce).toEqual(rules);
  });

  it('can all be taken away without anybody’s approval', async () => {
    const desk = await open();
    await desk.approve(approvalOf([OWN_RULE]));
    await desk.putIntoForce(rules);
    await desk.putIntoForce([]);
    expect((await desk.read()).inForce).toEqual([]);
  });
});
