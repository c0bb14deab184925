import { randomUUID } from 'node:crypto';

import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { Purposes } from '../../shared/consent/consent-record.ts';
import { AccountId, ParticipantId, type PostId } from '../../shared/ids.ts';
import { DaySheet, isLive } from '../../shared/posts/day-sheet.ts';
import { FakePostSource } from './fake-post-source.ts';
import { createRealEraser } from './real-eraser.ts';
import { createRealPipeline } from './real-pipeline.ts';
import type { RealStores } from './real-stores.ts';

const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };
const HOUR = 3_600_000;

/** Stores, and the time everything in them goes by. */
export interface ChoiceStage {
  readonly stores: RealStores;
  now: Date;
}

/** What somebody writes who mentions the company. */
const mentionsIn = (text: string): string[] => (text.includes('@firm') ? ['firm@social.example'] : []);

/** Somebody who agreed to these purposes, if to any, with a post for each text of an hour later, all worked off. */
export const createChoiceScene = async (
  stage: ChoiceStage,
  purposes: Purposes | undefined,
  ...texts: readonly string[]
) => {
  const { stores } = stage;
  const clock = { now: () => stage.now };
  const participant = ParticipantId.parse(randomUUID());
  const account = AccountId.parse(`mastodon:social.example/${randomUUID()}`);
  const choose = (chosen: Purposes) =>
    stores.ledger.choose({ participant, account, purposes: chosen, notice: NOTICE });
  const source = new FakePostSource(clock);
  const pipeline = createRealPipeline({ stores, source, clock });
  const run = async () => {
    await pipeline.visit(account);
    await pipeline.workOff();
  };
  const publish = (text: string): PostId =>
    source.publish(account, { text, postedAt: stage.now, mentions: mentionsIn(text) }).id;
  await stores.ledger.connect({
    version: 1,
    participant,
    account,
    handle: '@one',
    connectedAt: stage.now.toISOString(),
  });
  if (purposes !== undefined) await choose(purposes);
  stage.now = new Date(stage.now.getTime() + HOUR);
  const posts = texts.map(publish);
  await run();
  stage.now = new Date(stage.now.getTime() + HOUR);
  const rows = async () =>
    (await stores.all('observations'))
      .flatMap((item) => DaySheet.parse(item).posts)
      .filter(isLive)
      .map(({ id, purposes: counted }) => [posts.indexOf(id), ...counted] as const)
      .sort(([one], [other]) => one - other);
  const alerts = async () =>
    (await stores.all('alerts'))
      .map((item) => LeakAlert.parse(item))
      .map(({ post, author, state }) => [
        post === undefined ? 'no post' : posts.indexOf(post),
        author === participant,
        state,
      ])
      .sort();
  const eraser = createRealEraser(stores, clock);
  return {
    participant,
    account,
    choose,
    run,
    publish,
    posts,
    rows,
    alerts,
    pipeline,
    due: () => eraser.due(account),
    erase: () => eraser.carryOut(account),
  };
};
