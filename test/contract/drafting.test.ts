import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createDynamoCommentBox } from '../../shared/drafting/comment-box.dynamodb.ts';
import { createDynamoProposalDesk, createDynamoProposals } from '../../shared/drafting/proposals.dynamodb.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeComments, FakeProposals, noDrafting } from '../support/fake-drafting.ts';
import { keepsComments, keepsProposals, proposalContent } from './drafting.suite.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const warn = () => undefined;

keepsProposals('the fake', (clock) => {
  const held = noDrafting();
  return Promise.resolve({
    comms: new FakeProposals(clock, 'comms-approver', held),
    council: new FakeProposals(clock, 'works-council', held),
  });
});
keepsProposals('DynamoDB', async (clock) => {
  const parts = { documents, table: await dynamo.table(), clock, warn };
  return {
    comms: createDynamoProposalDesk(parts, 'comms-approver'),
    council: createDynamoProposalDesk(parts, 'works-council'),
  };
});
keepsComments('the fake', (clock) => Promise.resolve(new FakeComments(clock)));
keepsComments('DynamoDB', async (clock) =>
  createDynamoCommentBox({ documents, table: await dynamo.table(), clock }),
);

describe('comments as they are stored', () => {
  const proposal = { id: randomUUID(), expiresAt: 1_811_462_400 };

  it('have no finer time than the week and nothing of who, and are the same whenever within it they came', async () => {
    const form = randomUUID();
    const storedAt = async (moment: string) => {
      const table = await dynamo.table();
      const box = createDynamoCommentBox({ documents, table, clock: { now: () => new Date(moment) } });
      await box.put({ form, proposal, section: 'do', words: 'Good.' });
      return dynamo.all(table);
    };
    const items = await storedAt('2026-11-16T00:00:00.000Z');
    expect(JSON.stringify(await storedAt('2026-11-22T23:59:59.999Z'))).toBe(JSON.stringify(items));
    const place: unknown = expect.stringMatching(/^[0-9a-f]{64}$/u);
    expect(items).toHaveLength(2);
    expect(items).toContainEqual({
      pk: `comment#${proposal.id}#do`,
      sk: place,
      version: 1,
      proposal: proposal.id,
      section: 'do',
      week: '2026-W47',
      words: 'Good.',
      expiresAt: 1_811_462_400,
    });
    expect(items).toContainEqual({
      pk: 'week#2026-W47',
      sk: 'comments',
      version: 1,
      week: '2026-W47',
      comments: 1,
      expiresAt: Date.parse('2026-11-30T00:00:00Z') / 1000,
    });
    expect(JSON.stringify(items)).not.toContain(form);
  });

  it('may have been taken when no answer comes; the same form then counts once', async () => {
    const table = await dynamo.table();
    const clock = { now: () => new Date('2026-11-22T12:00:00Z') };
    const box = createDynamoCommentBox({ documents, table, clock });
    const sent = { form: randomUUID(), proposal, section: 'do', words: 'Good.' } as const;
    dynamo.refuseNextWrite();
    await expect(box.put(sent)).rejects.toMatchObject({ kind: 'unavailable' });
    dynamo.loseNextAnswer();
    await expect(box.put(sent)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await box.put(sent)).toBe('taken');
    expect(await dynamo.all(table)).toHaveLength(2);
  });
});

describe('proposals as they are stored', () => {
  const clock = { now: () => new Date('2026-11-22T12:00:00Z') };

  it('say nothing of who in a role wrote them', async () => {
    const table = await dynamo.table();
    const id = randomUUID();
    await createDynamoProposalDesk({ documents, table, clock, warn }, 'comms-approver').propose(
      id,
      proposalContent(),
    );
    expect(Object.keys((await dynamo.all(table))[0] ?? {}).sort()).toEqual([
      ...['basedOn', 'by', 'closesOn', 'expiresAt', 'id', 'language', 'openedOn', 'pk', 'sections', 'sk'],
      ...['title', 'version', 'why'],
    ]);
  });

  it('are left out of the list and said in the log when they do not fit, and are an error by themselves', async () => {
    const table = await dynamo.table();
    const said: unknown[] = [];
    const proposals = createDynamoProposals({
      documents,
      table,
      clock,
      warn: (event, fields) => void said.push([event, fields]),
    });
    const id = randomUUID();
    await dynamo.put(table, { pk: 'proposal#works-council', sk: id, version: 2 });
    expect(await proposals.list()).toEqual([]);
    expect(said).toEqual([['record.skipped', { kind: 'invariant', outcome: 'proposal', count: 1 }]]);
    await expect(proposals.find(id)).rejects.toMatchObject({ kind: 'invariant' });
  });
});
