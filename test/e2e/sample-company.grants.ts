import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';

import { Staff } from '../../infra/local/sample/play.ts';
import { siteUrl } from '../../infra/stages.ts';
import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { addDays, dayOf } from '../../shared/clock.ts';
import { consentItem } from '../../shared/consent/consent-items.ts';
import { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { DaySheet } from '../../shared/posts/day-sheet.ts';
import { expiryKey, markKey } from '../../shared/schedule/schedule-items.ts';
import { verifiesByItself } from '../support/independent-verifier.ts';
import type { PlayedSample } from '../support/played-sample.ts';
import { askForRecognition, discussThePolicy } from '../support/discussing.ts';
import { oversee } from '../support/overseeing.ts';
import { lookAtPosts } from '../support/looking-at-posts.ts';
import { proveEntriesIn } from '../support/proving-entries.ts';
import { signOut, Visitor, visitorOf } from '../support/sample-visitor.ts';
import { speakUp } from '../support/speaking-up.ts';
import { judgeNineteenWrong, letItAlertAgain, reportFromATool } from './sample-company.rules.ts';
import { stored } from '../support/stored.ts';
import { runACampaign } from './sample-company.campaign.ts';

const HANDLER = 'zuzana';
const LEAD = 'benedikt';
const COMMS = 'priya';

/** What Lambda itself does with a queue on behalf of a function: the engine's event sources do it without the gate. */
const POLLING =
  /^sqs:(?:ReceiveMessage|DeleteMessage|ChangeMessageVisibility|GetQueueUrl|GetQueueAttributes)$/u;

/** Somebody has a draft checked that holds a name the company keeps to itself: its author learns that, and no more. */
const checkADraft = async (played: PlayedSample): Promise<void> => {
  const participant = await visitorOf(played, 'participant', COMMS);
  const [term] = played.running.sample.terms;
  const action = '/check-a-draft';
  const draft = `All about ${term?.term ?? ''}`;
  const page = await participant.press(await participant.open(action), { action }, { draft });
  expect(page.html).toContain('Something that your company keeps to itself may be in this draft.');
};

/** A security person asks for the sign-in behind an incident with a live key, a lead agrees, and it is shown. */
const makeAnAuthorKnown = async (
  played: PlayedSample,
  security: Visitor,
  leaving: LeakAlert,
): Promise<void> => {
  const alerts = await stored(played.running.engine, 'Alerts', { prefix: 'alert#', schema: LeakAlert });
  const lead = played.running.sample.people.find(({ key }) => key === LEAD);
  const keys = alerts.filter(
    ({ state, kind, author, account = '' }) =>
      state === 'raised' &&
      kind === 'secret' &&
      author !== undefined &&
      author !== leaving.author &&
      !account.endsWith(`/${lead?.account?.id ?? ''}`),
  );
  const isTheirs = async ({ id }: LeakAlert): Promise<boolean> =>
    (await security.open(`/alerts/${id}`)).html.includes('value="acknowledge"');
  const id = (await firstThat(keys, isTheirs))?.id ?? '';
  const handle = `/alerts/${id}/handle`;
  const author = `/alerts/${id}/author`;
  let page = await security.open(`/alerts/${id}`);
  page = await security.press(page, { action: handle, what: 'acknowledge' });
  page = await security.press(page, { action: handle, what: 'confirm' });
  const why = { ground: 'live-credential', reason: 'The key must be changed by whoever has it.' };
  await security.press(page, { action: author, what: 'ask' }, why);
  const agreeing = await visitorOf(played, 'security', LEAD);
  await agreeing.press(await agreeing.open(`/alerts/${id}`), { action: author, what: 'agree' });
  page = await security.press(await security.open(`/alerts/${id}`), { action: author, what: 'see' });
  expect(page.html).toMatch(/The hash of the author’s sign-in is <code>[0-9a-f]{64}<\/code>/u);
};

const firstThat = async <One>(
  those: readonly One[],
  fits: (one: One) => Promise<boolean>,
): Promise<One | undefined> => {
  for (const one of those) if (await fits(one)) return one;
  return undefined;
};

/**
 * A security person takes an alert, says why they must see the post, and dismisses it; its author takes a copy of their
 * data, leaves, and erases the rest.
 */
const workThroughAnAlert = async (played: PlayedSample): Promise<void> => {
  const { running } = played;
  const { people } = running.sample;
  const alerts = await stored(running.engine, 'Alerts', { prefix: 'alert#', schema: LeakAlert });
  // One whose author no other alert will go on naming, so that they can be forgotten.
  const isNamedElsewhere = (author: string): boolean =>
    alerts.some((other) => other.author === author && other.state !== 'raised');
  const open = alerts.filter(
    ({ state, author }) => state === 'raised' && author !== undefined && !isNamedElsewhere(author),
  );
  const [found] = open.flatMap((alert) => {
    const author = people.find(({ account }) => alert.account?.endsWith(`/${account?.id ?? ''}`) === true);
    return author === undefined || author.key === HANDLER ? [] : [{ alert, author: author.key }];
  });
  if (found === undefined) throw new Error('no alert is open');
  const { alert, author } = found;
  const security = await visitorOf(played, 'security', HANDLER);
  const action = `/alerts/${alert.id}/handle`;
  let page = await security.open(`/alerts/${alert.id}`);
  page = await security.press(page, { action, what: 'acknowledge' });
  page = await security.press(page, { action, what: 'open-post' }, { reason: 'The key may still be live.' });
  const participant = await visitorOf(played, 'participant', author);
  const answered = await participant.press(
    await participant.open('/my-alerts'),
    { action: `/my-alerts/${alert.id}/answer` },
    { answer: 'not-confidential' },
  );
  expect(answered.html).toContain('answered: It is not confidential');
  await judgeNineteenWrong(played, alert);
  page = await security.press(page, { action, what: 'dismiss' }, { dismissal: 'not-confidential' });
  expect(page.status).toBe(200);
  await running.engine.drain();
  await letItAlertAgain(await visitorOf(played, 'security', LEAD));
  await makeAnAuthorKnown(played, security, alert);
  await signOut(security);

  const seen = await participant.press(await participant.open('/'), { action: '/notices/seen' });
  expect(seen.html).not.toContain('give something away');
  const path = `/accounts/${Buffer.from(alert.account ?? '').toString('base64url')}`;
  await lookAtPosts(participant, path);
  const receipt = await participant.open(`${path}/receipt`);
  const key = await participant.open('/receipt-key');
  expect(verifiesByItself(receipt.html, key.html)).toBe(true);
  const fetchCopy = () =>
    Promise.all(['html', 'json'].map((format) => participant.open(`/my-data/copy.${format}`)));
  const askForCopy = async (): Promise<void> => {
    await participant.press(await participant.open('/my-data'), { action: '/my-data/copy' });
    await running.engine.drain();
  };
  await askForCopy();
  const copies = await fetchCopy();
  for (const copy of copies) expect([copy.status, copy.html.includes(alert.id)]).toEqual([200, true]);
  await proveEntriesIn(played, copies[1]?.html ?? '', participant);
  await participant.press(await participant.open(path), { action: `${path}/withdraw` });
  await running.engine.drain();
  expect((await fetchCopy()).map(({ status }) => status)).toEqual([404, 404]);
  await askForCopy();
  await participant.press(await participant.open('/my-data'), { action: '/my-data/forget' });
  await running.engine.drain();
  expect(running.engine.bucket('Exports').keys).toEqual([]);
};

/** Ten weeks are no year: somebody's consent is made a year old, and the first dispatch of a day finds it. */
const letAConsentRunOut = async ({ running: { engine } }: PlayedSample): Promise<void> => {
  const records = await stored(engine, 'Consents', { prefix: 'account#', schema: ConsentRecord });
  const held = records.find((record) => record.kind === 'advocacy' && record.status === 'given');
  if (held === undefined) throw new Error('nobody consents');
  const expiresOn = dayOf(engine.now());
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(engine.operator));
  const put = (table: string, Item: Record<string, unknown>) =>
    documents.send(new PutCommand({ TableName: engine.tableName(table), Item }));
  await put('Consents', consentItem({ ...held, expiresOn }));
  await put('Schedule', { ...expiryKey(held.account, expiresOn), version: 1 });
  const done = Math.floor(addDays(engine.now(), -1).getTime() / 60_000);
  await put('Schedule', { ...markKey, version: 1, done });
  documents.destroy();
  await engine.invoke('dispatch-fetches', { time: engine.now().toISOString() });
  await engine.drain();
  expect(engine.denials).toEqual([]);
  const left = await stored(engine, 'Consents', { prefix: 'account#', schema: ConsentRecord });
  expect(left.map(({ account }) => account)).not.toContain(held.account);
};

/** Comms asks for an official account, and thinks better of it. */
const declineAnAccount = async (played: PlayedSample): Promise<void> => {
  const { running } = played;
  const { sample, social } = running;
  const [free] = sample.people.flatMap(({ account, decisions }) =>
    account === undefined || decisions.length > 0 ? [] : [account.id],
  );
  const staff = new Staff({
    sample,
    socialHost: social.host,
    site: (name) => siteUrl(running.settings, name),
  });
  await staff.play({ do: 'ask-official', day: sample.company.days, person: COMMS, account: free ?? '' });
  const comms = await visitorOf(played, 'comms', COMMS);
  const part = Buffer.from(`mastodon:${social.host}/${free ?? ''}`).toString('base64url');
  await comms.press(await comms.open('/official'), { action: `/official/${part}/decline` });
  await signOut(comms);
};

/** Comms ends the registration of an official account: what is not released of it goes. */
const endAnAccount = async (played: PlayedSample): Promise<void> => {
  const { engine, settings } = played.running;
  const official = async () =>
    (await stored(engine, 'Consents', { prefix: 'official#', schema: ConsentRecord })).map(
      ({ account }) => account,
    );
  const sheets = async (account: string) =>
    stored(engine, 'Observations', { prefix: `account#${account}`, schema: DaySheet });
  const [account] = await official();
  if (account === undefined) throw new Error('no account is official');
  expect((await sheets(account)).length).toBeGreaterThan(0);
  const path = `/official/${Buffer.from(account).toString('base64url')}`;
  const comms = await visitorOf(played, 'comms', COMMS);
  const page = await comms.press(await comms.open(path), { action: `${path}/end` });
  expect(page.html).toContain('not read any more');
  await engine.drain();
  expect(await official()).not.toContain(account);
  expect(await sheets(account)).toEqual([]);
  const everybody = await new Visitor(siteUrl(settings, 'public')).open('/official');
  expect(everybody.html).toContain('registered until');
};

/** Nonsense on every queue that has a worker: it is moved aside. */
const sendNonsense = async ({ running: { engine } }: PlayedSample): Promise<void> => {
  for (const queue of Object.keys(engine.usage().eventSources)) await engine.send(queue, 'nonsense');
  await engine.drain();
};

const readable = (name: string): string => name.replaceAll(/[0-9A-F]{8}\b/gu, '');

/** Every grant is needed by something that functions do, and nothing they do needs another. */
export const proveGrants = (played: () => PlayedSample): void => {
  it('needs every grant that the templates give: each action on each resource, by each pattern of keys', async () => {
    await askForRecognition(played());
    await workThroughAnAlert(played());
    await declineAnAccount(played());
    await runACampaign((site) => visitorOf(played(), site, COMMS), played().running.engine);
    await checkADraft(played());
    await letAConsentRunOut(played());
    await endAnAccount(played());
    await oversee(played());
    await speakUp(played());
    await discussThePolicy(played());
    await reportFromATool(played());
    await sendNonsense(played());
    const { witness, running } = played();
    const polled = Object.entries(running.engine.usage().eventSources);
    expect(polled.filter(([, { receives }]) => receives === 0)).toEqual([]);
    const isPolling = (action: string, resource: string): boolean =>
      POLLING.test(action) && polled.some(([queue]) => resource.endsWith(`:${queue}`));
    const grants = witness
      .grants()
      .filter(({ action, resource }) => !action.startsWith('logs:') && !isPolling(action, resource));
    expect(grants.length).toBeGreaterThan(100);
    const unused = grants
      .filter(({ isUsed }) => !isUsed)
      .map(({ caller, action, resource, keys }) => readable([caller, action, resource, keys].join(' ')));
    expect(unused.sort()).toEqual([]);
    expect(running.engine.denials).toEqual([]);
  });
};
