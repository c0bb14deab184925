import * as z from 'zod';

import { AlertEvent, LeakAlert } from '../alerts/leak-alert.ts';
import { AccountLink, ConsentEvent } from '../consent/consent-history.ts';
import { NoticeReference, Purposes } from '../consent/consent-record.ts';
import { DraftAttempts } from '../drafts/attempts.ts';
import { AccountId, AlertId, ParticipantId, PostId } from '../ids.ts';
import { LANGUAGES } from '../languages.ts';
import { Profile } from '../people/profile.ts';
import { PolicyAcknowledgement } from '../policy/acknowledgement.ts';
import { Nomination } from '../recognition/recognition.ts';
import { DaySheet } from '../posts/day-sheet.ts';
import { KeptOpening } from '../transparency/inner-opening.ts';
import { DataExport } from './data-export.ts';
import { PARTS, type PartName } from './data-origins.ts';
import { ParticipantNotice } from './participant-notice.ts';

const Moment = z.iso.datetime();

/** What somebody agreed to, with the fact that a text key is held in place of the sealed key. */
const ExportedConsent = z.object({
  version: z.literal(1),
  kind: z.literal('advocacy'),
  status: z.enum(['given', 'paused', 'withdrawn']),
  account: AccountId,
  handle: z.string(),
  participant: ParticipantId,
  revision: z.uuid(),
  generation: z.uuid(),
  team: z.string().optional(),
  notice: NoticeReference.optional(),
  purposes: Purposes.optional(),
  givenAt: Moment.optional(),
  pausedAt: Moment.optional(),
  withdrawnAt: Moment.optional(),
  expiresOn: z.iso.date().optional(),
  textKey: z.enum(['held, sealed; nobody reads it', 'none']),
});

const Role = z.enum(AlertEvent.shape.by.options.map(({ shape }) => shape.role.value));

/** An alert as its author sees it: what was done, and by which role; who of security it was is theirs. */
const ExportedAlert = LeakAlert.extend({
  history: z.array(AlertEvent.extend({ by: z.object({ role: Role }) })),
});

const ReadByOther = z.object({
  at: Moment,
  role: Role,
  alert: AlertId,
  post: PostId.optional(),
  reason: z.string().optional(),
});

const ExportedOrigin = z.object({
  title: z.string(),
  sources: z.array(z.string()),
  purposes: z.array(z.string()),
  recipients: z.array(z.string()),
  kept: z.string(),
});

/**
 * All that is held about one person, as they get it to keep; docs/my-data-export.md describes each field. Parts keep
 * the fields of what is stored, under the same names; nothing that is not listed here gets into it. A field that is
 * added keeps the version, one that goes or changes its meaning gives it a new one.
 */
export const MyDataDocument = z.object({
  format: z.literal('candor-my-data'),
  version: z.literal(1),
  preparedAt: Moment,
  /** Who decides why and how the data is used, as pages call them. */
  controller: z.string(),
  /** In what language `about` and `besides` are written, and the copy to read. */
  language: z.enum(LANGUAGES).default('en'),
  /** Of each part: where it comes from, what it is for, who sees it, until when it is held. */
  about: z.record(z.enum(PARTS), ExportedOrigin),
  profile: z.array(Profile),
  accounts: z.array(AccountLink),
  consents: z.array(ExportedConsent),
  decisions: z.array(ConsentEvent),
  days: z.array(DaySheet),
  alerts: z.array(ExportedAlert),
  readsByOthers: z.array(ReadByOther),
  notices: z.array(ParticipantNotice),
  copies: z.array(DataExport),
  draftChecks: z.array(DraftAttempts),
  policy: z.array(PolicyAcknowledgement),
  nominations: z.array(Nomination),
  log: z.array(KeptOpening),
  besides: z.array(z.string()),
} satisfies Record<PartName, z.ZodType> & Record<string, z.ZodType>);
export type MyDataDocument = z.infer<typeof MyDataDocument>;
