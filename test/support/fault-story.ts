import { EVERYTHING } from './fake-world.ts';
import type { FaultPlay } from './fault-play.ts';
import { account, participant } from './disclosure-builders.ts';
import type { ScriptedPost } from './scripted-posts.ts';
import { CLOSES, PEOPLE } from './fault-scene.ts';
import { urlOf } from './cloud-functions.ts';
import { ServiceError } from '../../shared/errors.ts';
import { AccountLink } from '../../shared/consent/consent-history.ts';
import { expiryKey } from '../../shared/schedule/schedule-items.ts';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { consentKey } from '../../shared/consent/consent-items.ts';
import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { AlertAction } from '../../shared/alerts/handling.ts';

/** Stands in every post. */
export const WORDS = 'quetzalcoatlus';

export const STARTS = new Date('2026-09-07T06:00:00Z');
const at = (hours: number): Date => new Date(STARTS.getTime() + hours * 3_600_000);
const closed = (hours: number): Date => new Date(CLOSES.getTime() + hours * 3_600_000);

const post = (who: number, id: string, words: string): ScriptedPost => ({
  account: account(who),
  id,
  postedAt: at(1),
  text: `${WORDS} ${words}`,
});

export const POSTS: readonly ScriptedPost[] = [
  post(0, 'a1', 'LEAK one #programme'),
  { ...post(0, 'a2', '#programme'), edit: { at: at(30), text: `${WORDS} LEAK late #programme` } },
  post(1, 'b1', 'LEAK two'),
  post(1, 'b2', '#programme'),
  { ...post(1, 'b3', '#programme'), deletedAt: at(30) },
  post(2, 'c1', '#programme'),
  { ...post(2, 'c2', 'LEAK three #programme'), postedAt: at(30) },
  post(3, 'd1', 'LEAK four #programme'),
  // After person 1 narrowed their choice to what is read once a day.
  { ...post(1, 'b4', '#programme'), postedAt: closed(9) },
  { ...post(1, 'b5', 'LEAK five'), postedAt: closed(9) },
];

const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };

/** A stretch of the story: something is done, and then all that follows from it. */
export interface Chapter {
  readonly name: string;
  readonly at: Date;
  readonly tell: (play: FaultPlay) => Promise<void>;
}

const HALF_HOUR = 1_800_000;

/** All who are due are visited, and once more half an hour later, as those are who are read for confidentiality. */
const visitAll = async (play: FaultPlay): Promise<void> => {
  for (let round = 0; round < 2; round += 1) {
    const due = play.now;
    await play.insist(() => play.functions.dispatch(due));
    await play.drain();
    play.later(HALF_HOUR);
  }
};

const join =
  (who: number) =>
  async (play: FaultPlay): Promise<void> => {
    const whose = { participant: participant(who), account: account(who) };
    const link = AccountLink.parse({
      version: 1,
      ...whose,
      handle: `@${who}`,
      connectedAt: play.now.toISOString(),
    });
    await play.insist(() => play.functions.ledger.connect(link));
    await play.insist(() =>
      play.functions.ledger.choose({ ...whose, purposes: EVERYTHING(play.now), notice: NOTICE }),
    );
  };

const narrow =
  (who: number) =>
  (play: FaultPlay): Promise<void> => {
    const { engagement, sentiment } = EVERYTHING(play.now);
    return play.insist(() =>
      play.functions.ledger.choose({
        participant: participant(who),
        account: account(who),
        purposes: { ...(engagement && { engagement }), ...(sentiment && { sentiment }) },
        notice: NOTICE,
      }),
    );
  };

const release = (play: FaultPlay): Promise<void> => {
  const due = play.now;
  return play.insist(() => play.functions.release(due));
};

const SECURITY = { handler: 'sec', participant: undefined, isLead: true };

const handle = async (play: FaultPlay, who: number, ...actions: readonly AlertAction[]): Promise<void> => {
  const alerts = play.cloud.dynamodb.all(play.tables.alerts).map((item) => LeakAlert.parse(item));
  const alert = alerts.find((one) => one.account === account(who));
  if (alert === undefined) throw new ServiceError('invariant', 'there is no alert to handle');
  for (const action of actions)
    await play.insist(() => play.functions.inbox.handle(alert.id, action, SECURITY));
};

/** As if person 3 had consented a year ago. */
const runOut = async (play: FaultPlay, expiresOn: string): Promise<void> => {
  const { documents } = play.cloud.dynamodb;
  const TableName = play.tables.consents;
  await documents.send(
    new UpdateCommand({
      TableName,
      Key: consentKey({ account: account(3), kind: 'advocacy' }),
      UpdateExpression: 'SET #expiresOn = :expiresOn',
      ExpressionAttributeNames: { '#expiresOn': 'expiresOn' },
      ExpressionAttributeValues: { ':expiresOn': expiresOn },
    }),
  );
  const Item = { ...expiryKey(account(3), expiresOn), version: 1 };
  await documents.send(new PutCommand({ TableName: play.tables.schedule, Item }));
};

/** The week of the story, published as it closes. */
export const WEEK_RELEASED: Chapter = { name: 'the week is released', at: CLOSES, tell: release };

/** What functions and people do in sixteen days, each at least once. */
export const CHAPTERS: readonly Chapter[] = [
  {
    name: 'people join',
    at: at(0),
    tell: async (play) => {
      for (const who of PEOPLE) await join(who)(play);
      await runOut(play, '2026-09-23');
    },
  },
  { name: 'posts are found', at: at(4), tell: visitAll },
  {
    name: 'security handles alerts',
    at: at(6),
    tell: async (play) => {
      await handle(play, 1, { what: 'acknowledge' }, { what: 'dismiss', dismissal: 'false-positive' });
      await handle(play, 0, { what: 'acknowledge' }, { what: 'confirm' });
      await play.drain();
    },
  },
  {
    name: 'two ask for copies',
    at: at(7),
    tell: async (play) => {
      for (const who of [0, 2]) await play.insist(() => play.functions.exports.ask(participant(who), 'en'));
      await play.drain();
    },
  },
  {
    name: 'one pauses',
    at: at(8),
    tell: (play) => play.insist(() => play.functions.ledger.pause(participant(2), account(2))),
  },
  {
    name: 'one resumes',
    at: at(10),
    tell: (play) => play.insist(() => play.functions.ledger.resume(participant(2), account(2))),
  },
  { name: 'posts were edited, deleted and added', at: at(31), tell: visitAll },
  WEEK_RELEASED,
  {
    name: 'one narrows',
    at: closed(3),
    tell: async (play) => {
      await narrow(1)(play);
      await play.drain();
    },
  },
  {
    name: 'one asks for a copy and withdraws',
    at: closed(6),
    tell: async (play) => {
      await play.insist(() => play.functions.exports.ask(participant(0), 'en'));
      await play.insist(() => play.functions.ledger.withdraw(participant(0), account(0)));
      await play.drain();
    },
  },
  { name: 'a consent ran out', at: closed(25), tell: visitAll },
  {
    name: 'copies are swept',
    at: closed(32),
    tell: async (play) => {
      play.cloud.put(urlOf('export'), { version: 1, kind: 'sweep-exports' });
      await play.drain();
    },
  },
];

/** Two more days in fair weather: whatever recovers by itself, or by a redrive, has recovered. */
export const EPILOGUE: readonly Chapter[] = [49, 73].map((hours) => ({
  name: 'fair weather',
  at: closed(hours),
  tell: async (play) => {
    play.redrive();
    await visitAll(play);
    await release(play);
    play.cloud.put(urlOf('export'), { version: 1, kind: 'sweep-exports' });
    play.cloud.put(urlOf('alert'), { version: 1, kind: 'watch-open-alerts' });
    await play.drain();
  },
}));
