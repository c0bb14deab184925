import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

import { siteUrl } from '../../infra/stages.ts';
import { addDays, dayOf } from '../../shared/clock.ts';
import type { Comment } from '../../shared/drafting/comment.ts';
import { Proposal } from '../../shared/drafting/proposal.ts';
import { weekOf } from '../../shared/feedback/round.ts';
import type { PlayedSample } from './played-sample.ts';
import { signOut, Visitor, visitorOf } from './sample-visitor.ts';
import { stored } from './stored.ts';

const COUNCIL = 'beatrix';
const APPROVER = 'oskar';
const COMMS = 'priya';

const propose = async (desk: Visitor, title: string): Promise<string> => {
  const page = await desk.press(
    await desk.open('/drafting/new?language=en'),
    { action: '/drafting' },
    { title, why: 'Many asked for it.', weeks: '1', do: 'Speak for yourself, and be kind.' },
  );
  expect([page.status, page.html.includes(title)]).toEqual([200, true]);
  return page.url.pathname;
};

/** What was written this week is not shown yet, so one is put there as if it came the week before. */
const commentedLastWeek = async ({ running: { engine } }: PlayedSample, id: string): Promise<string> => {
  const proposals = await stored(engine, 'Site', { prefix: 'proposal#', schema: Proposal });
  const expiresAt = proposals.find((proposal) => proposal.id === id)?.expiresAt ?? 0;
  const week = weekOf(addDays(engine.now(), -7));
  const words = 'Kind to whom?';
  const comment: Comment = { version: 1, proposal: id, section: 'do', week, words, expiresAt };
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(engine.operator));
  const Item = { pk: `comment#${id}#do`, sk: 'c'.repeat(64), ...comment };
  await documents.send(new PutCommand({ TableName: engine.tableName('Feedback'), Item }));
  documents.destroy();
  return words;
};

/** Two roles propose, somebody comments without a name, both answer, and one proposal is not adopted. */
export const discussThePolicy = async (played: PlayedSample): Promise<void> => {
  const council = await visitorOf(played, 'oversight', COUNCIL);
  const approver = await visitorOf(played, 'comms', APPROVER);
  await propose(approver, 'Shorter');
  const path = await propose(council, 'Kinder');
  const part = `${path}/do`;
  const everybody = new Visitor(siteUrl(played.running.settings, 'public'));
  expect((await everybody.open('/drafting')).html).toContain('Shorter');
  const taken = await everybody.press(
    await everybody.open(part),
    { action: part },
    { words: 'A good idea of this week.' },
  );
  expect([taken.status, taken.url.pathname]).toEqual([200, '/drafting/thanks']);
  expect((await everybody.open(part)).html).not.toContain('A good idea of this week.');
  const [, , id = ''] = path.split('/');
  const said = await commentedLastWeek(played, id);
  for (const desk of [council, approver]) {
    const page = await desk.press(
      await desk.open(part),
      { action: `${part}/answer` },
      { words: 'To everybody.' },
    );
    expect(page.status).toBe(200);
  }
  const { html } = await everybody.open(part);
  expect(html).toContain(said);
  expect(html.match(/To everybody\./gu)).toHaveLength(2);
  await council.press(
    await council.open(path),
    { action: `${path}/outcome` },
    { kind: 'not-adopted', says: 'It says so already.', sure: 'yes' },
  );
  expect((await everybody.open(path)).html).toContain('It says so already.');
  for (const desk of [council, approver]) await signOut(desk);
};

/** Comms starts a round of recognition; somebody nominates themselves and takes it back. The round goes on. */
export const askForRecognition = async (played: PlayedSample): Promise<void> => {
  const comms = await visitorOf(played, 'comms', COMMS);
  const until = dayOf(addDays(played.running.engine.now(), 7));
  await comms.press(
    await comms.open('/recognition'),
    { action: '/recognition' },
    { title: 'Helping others', about: 'Say what you did.', until },
  );
  await signOut(comms);
  const own = await visitorOf(played, 'participant', COMMS);
  const page = await own.open('/recognition');
  const [action = ''] = /\/recognition\/[0-9a-f-]{36}/u.exec(page.html) ?? [];
  const nominated = await own.press(page, { action }, { name: 'P.', says: 'I helped with the move.' });
  expect(nominated.html).toContain('I helped with the move.');
  expect((await own.open('/my-data')).html).toContain('I helped with the move.');
  const back = await own.press(nominated, { action: `${action}/withdraw` });
  expect(back.html).not.toContain('I helped with the move.');
};
