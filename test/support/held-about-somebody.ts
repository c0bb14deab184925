import { PutCommand } from '@aws-sdk/lib-dynamodb';

import { alertItem } from '../../shared/alerts/alert-items.ts';
import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { ConsentEvent } from '../../shared/consent/consent-history.ts';
import { consentItem, eventItem } from '../../shared/consent/consent-items.ts';
import { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { DraftAttempts } from '../../shared/drafts/attempts.ts';
import { attemptsItem } from '../../shared/drafts/draft-attempts.dynamodb.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import { AccountId, type ParticipantId } from '../../shared/ids.ts';
import { createDynamoNoticeBoard } from '../../shared/people/notice-board.dynamodb.ts';
import { createDynamoNotices } from '../../shared/people/notices.dynamodb.ts';
import { profileItem } from '../../shared/people/profile.ts';
import { acknowledgementItem } from '../../shared/policy/acknowledgements.dynamodb.ts';
import { DaySheet } from '../../shared/posts/day-sheet.ts';
import {
  createDynamoNominations,
  createDynamoRecognitionRounds,
} from '../../shared/recognition/recognitions.dynamodb.ts';
import { DataExport } from '../../shared/rights/data-export.ts';
import { exportItem } from '../../shared/rights/exports.dynamodb.ts';
import { sheetItem } from '../../shared/posts/observation-items.ts';
import { alertId } from './alert-builder.ts';
import { uuid } from './disclosure-builders.ts';
import type { RealStores } from './real-stores.ts';

export const HELD_ACCOUNT = AccountId.parse('mastodon:social.example/480017');
const subject = subjectOf('https://login.example', 'somebody');
const notice = { version: 'notice-7.3', language: 'nb', sha256: 'b7'.repeat(32) };
const at = (minute: number): string => `2026-03-02T08:${String(minute).padStart(2, '0')}:00.000Z`;

/** A consent with every field a paused one can have. */
const fullConsent = (participant: ParticipantId): ConsentRecord =>
  ConsentRecord.parse({
    version: 1,
    kind: 'advocacy',
    status: 'paused',
    account: HELD_ACCOUNT,
    handle: '@full-handle',
    participant,
    team: 'team-of-nine',
    notice,
    purposes: {
      engagement: {
        scope: { kind: 'chosen-posts', posts: ['chosen-a', 'chosen-b'] },
        givenAt: at(1),
        scopeSince: at(2),
      },
      confidentiality: { scope: { kind: 'all-public' }, givenAt: at(3) },
    },
    givenAt: at(4),
    pausedAt: at(5),
    expiresOn: '2027-02-27',
    revision: uuid(71),
    generation: uuid(72),
    wrappedTextKey: 'c2VjcmV0',
  });

/** A day's sheet with a row that has every field, and the mark of a deleted post. */
const fullSheet = (participant: ParticipantId): DaySheet =>
  DaySheet.parse({
    version: 1,
    account: HELD_ACCOUNT,
    participant,
    day: '2026-03-03',
    generation: uuid(72),
    revision: uuid(73),
    posts: [
      {
        id: 'post-full',
        observedAt: at(11),
        postedAt: at(12),
        purposes: ['engagement', 'sentiment', 'confidentiality'],
        topic: 'topic-x',
        counts: { likes: 4101, reposts: 4102, replies: 4103 },
        frozen: true,
        language: 'nn-NO',
        sentiment: 'negative',
        editHash: 'edit-hash-q',
        notes: [{ rule: 'note-rule', kind: 'topic', confidence: 0.613 }],
        alerts: [alertId(4711)],
        absentSince: at(13),
      },
      { id: 'post-gone', observedAt: at(14), gone: true },
    ],
    expiresAt: Date.parse('2026-04-11T00:00:00Z') / 1000,
  });

/** A closed alert with every field. */
const fullAlert = (author: ParticipantId): LeakAlert =>
  LeakAlert.parse({
    version: 1,
    id: alertId(4711),
    caseId: 'ca5e'.repeat(8),
    account: HELD_ACCOUNT,
    author,
    post: 'post-full',
    url: 'https://social.example/@full/9',
    opening: { key: 'a2V5LW9mLWFsZXJ0', trail: 'dHJhaWwtb2YtYWxlcnQ=' },
    generation: uuid(72),
    rule: 'alert-rule',
    kind: 'personal-data',
    severity: 'medium',
    confidence: 0.874,
    masked: 'AB…YZ',
    duplicateHash: 'd0b1'.repeat(8),
    raisedAt: at(21),
    state: 'dismissed',
    revision: uuid(74),
    history: [
      { at: at(21), by: { role: 'system' }, what: 'raised' },
      { at: at(22), by: { role: 'security', handler: 'hash-of-a-handler' }, what: 'acknowledged' },
      {
        at: at(23),
        by: { role: 'security', handler: 'hash-of-a-handler' },
        what: 'post-opened',
        reason: 'a reason to look',
      },
      {
        at: at(24),
        by: { role: 'security', handler: 'hash-of-a-handler' },
        what: 'dismissed',
        reason: 'already-public',
      },
    ],
    dismissal: 'already-public',
    expiresAt: Date.parse('2026-03-16T08:24:00Z') / 1000,
  });

/** One entry of a history of every kind, with every field. */
const fullHistory = (participant: ParticipantId): readonly ConsentEvent[] =>
  [
    { what: 'connected', account: HELD_ACCOUNT },
    {
      what: 'chosen',
      account: HELD_ACCOUNT,
      notice,
      purposes: { sentiment: 'company-mention' },
      narrowed: ['confidentiality'],
      erasedAt: at(49),
    },
    { what: 'paused', account: HELD_ACCOUNT },
    { what: 'resumed', account: HELD_ACCOUNT },
    { what: 'withdrawn', generation: uuid(72) },
    { what: 'expired', generation: uuid(72) },
    { what: 'erased', generation: uuid(72), items: 5309, since: at(48) },
  ].map((event, index) => ConsentEvent.parse({ version: 1, participant, at: at(31 + index), ...event }));

/** A copy that was ready and is long over. */
const fullExport = (participant: ParticipantId): DataExport =>
  DataExport.parse({
    version: 1,
    id: uuid(90),
    participant,
    status: 'ready',
    askedAt: at(53),
    readyAt: at(54),
    expiresAt: Date.parse('2026-03-03T08:54:00Z') / 1000,
  });

/** A day on which drafts were checked. */
const fullAttempts = DraftAttempts.parse({
  version: 1,
  subject,
  day: '2026-03-04',
  today: 67,
  hour: 13,
  thisHour: 19,
  expiresAt: Date.parse('2026-03-05T00:00:00Z') / 1000,
});

/** Puts into every store all that can be held of one participant, each item with every field it can have. */
export const holdEverything = async (stores: RealStores, participant: ParticipantId): Promise<void> => {
  const { documents, tables, ledger } = stores;
  const put = (table: keyof typeof tables, Item: Record<string, unknown>) =>
    documents.send(new PutCommand({ TableName: tables[table], Item }));
  await put('people', { pk: `subject#${subject}`, sk: 'subject', version: 1, participant });
  await put('people', profileItem({ version: 1, participant, subject, since: at(0), revision: uuid(70) }));
  const account = HELD_ACCOUNT;
  await ledger.connect({ version: 1, participant, account, handle: '@full-link', connectedAt: at(6) });
  for (const [index, event] of fullHistory(participant).entries())
    await put('people', eventItem(event, uuid(80 + index)));
  await put('consents', consentItem(fullConsent(participant)));
  await put('observations', sheetItem(fullSheet(participant)));
  const alert = fullAlert(participant);
  await put('alerts', alertItem(alert));
  const told = { kind: 'alert-closed', at: new Date(at(51)), alert: alert.id } as const;
  await createDynamoNotices(documents, tables).tell(participant, told);
  const clock = { now: () => new Date(at(52)) };
  await createDynamoNoticeBoard({ documents, table: tables.site, clock }).markSeen(participant, told.at);
  await put('site', exportItem(fullExport(participant)));
  await put('site', attemptsItem(fullAttempts));
  const recognition = { documents, table: tables.site, clock };
  const round = { title: 'Any round', about: 'Anything.', until: '2026-03-12' };
  await createDynamoRecognitionRounds(recognition).start(uuid(90), round);
  const nomination = { name: 'full-name', says: 'full-sentence' };
  await createDynamoNominations(recognition).nominate(participant, uuid(90), nomination);
  await put(
    'people',
    acknowledgementItem({ version: 1, participant, policy: '2019-04.23', on: '2019-05-17' }),
  );
};
