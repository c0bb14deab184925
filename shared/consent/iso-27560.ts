import * as z from 'zod';

import { ParticipantId } from '../ids.ts';
import { NoticeReference } from './consent-record.ts';
import { Purpose, Scope, ScopeKind } from './scope.ts';

/** The schema that records and receipts name; `docs/consent-records.md` documents it. */
export const SCHEMA_VERSION = 'candor-consent-record/1';

const Words = z.string().min(1);

const PiiInformation = z.strictObject({
  pii_type: Words,
  pii_attribute_id: Words,
  pii_optional: z.boolean(),
  special_pii_category: z.boolean(),
});

/** The purposes section: one purpose a record, since each is a decision of its own. */
const PurposeSection = z.strictObject({
  purpose: Words,
  purpose_type: Purpose,
  lawful_basis: Words,
  pii_information: z.array(PiiInformation).min(1),
  pii_controllers: z.array(Words).min(1),
  collection_method: Words,
  processing_method: Words,
  storage_locations: z.array(Words).min(1),
  retention_period: Words,
  processing_locations: z.array(Words).min(1),
  jurisdiction: Words,
  recipient_third_parties: z.array(Words),
  withdrawal_method: Words,
  privacy_rights: z.array(Words).min(1),
  codes_of_conduct: z.array(Words).optional(),
  impact_assessment: Words.optional(),
  authority_party: Words.optional(),
  x_seen_by: Words,
  x_scope: Scope.optional(),
});

/** The party identification section. */
export const Party = z.strictObject({
  party_id: Words,
  party_name: Words,
  party_type: z.literal('organisation'),
  party_role: z.enum(['pii controller', 'pii processor']),
  party_address: Words,
  party_contact: Words,
});
export type Party = z.infer<typeof Party>;

/**
 * The event section. `explicit`: the participant pressed the button; `lapse`: a year went by. `validity_duration`
 * counts from the event on. A paused consent stands and allows nothing.
 */
export const RecordedEvent = z.strictObject({
  event_time: z.iso.datetime(),
  event_type: z.enum(['explicit', 'lapse']),
  event_state: z.enum(['given', 'paused', 'withdrawn', 'expired']),
  validity_duration: z.string().regex(/^P\d+D$/u),
  entity_id: Words,
  x_scope: ScopeKind.optional(),
});
export type RecordedEvent = z.infer<typeof RecordedEvent>;

/**
 * A consent record with the fields that ISO/IEC TS 27560:2023 requires, under the standard's own names; what begins with
 * `x_` is not the standard's. It is derived whenever it is asked for, and kept nowhere.
 */
export const StandardRecord = z.strictObject({
  schema_version: z.literal(SCHEMA_VERSION),
  record_id: z.uuid(),
  pii_principal_id: ParticipantId,
  pii_processing: z.strictObject({
    privacy_notice: NoticeReference,
    language: z.string().min(2),
    purposes: z.array(PurposeSection).length(1),
    /** The notice whose words describe the processing above, where that is a later one than was agreed to. */
    x_described_by: NoticeReference.optional(),
  }),
  party_identification: z.array(Party).min(1),
  events: z.array(RecordedEvent).min(1),
});
export type StandardRecord = z.infer<typeof StandardRecord>;
