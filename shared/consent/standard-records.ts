import { createHash } from 'node:crypto';

import type { Held } from './consent-decisions.ts';
import { inOrder, type ConsentEvent } from './consent-history.ts';
import type { NoticeReference } from './consent-record.ts';
import type { Controller } from './controller.ts';
import { SCHEMA_VERSION, StandardRecord, type Party } from './iso-27560.ts';
import type { Notice } from './notice-form.ts';
import { noticeReference } from './notice.ts';
import { COLLECTION_METHOD, PRIVACY_RIGHTS, PURPOSE_DATA, WITHDRAWAL_METHOD } from './purpose-data.ts';
import { lifeOf } from './purpose-life.ts';
import { Purpose } from './scope.ts';

/** What records are derived from, besides the consent and its history. */
export interface RecordFacts {
  readonly controller: Controller;
  readonly notice: Notice;
}

/** The id of the record of one purpose: a UUID of version 8, the same whenever the record is derived. */
export const recordIdOf = (generation: string, purpose: Purpose): string => {
  const digest = createHash('sha256')
    .update(`candor consent record\n${generation}\n${purpose}`)
    .digest('hex');
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
};

const CONTROLLER = 'controller';

/** The controller and those who process on its behalf. */
export const partiesOf = ({ processors, ...own }: Controller): Party[] => {
  const parties = [
    { id: CONTROLLER, role: 'pii controller', ...own } as const,
    ...processors.map(
      (one, index) => ({ id: `processor-${index + 1}`, role: 'pii processor', ...one }) as const,
    ),
  ];
  return parties.map(({ id, role, name, address, contact }) => ({
    party_id: id,
    party_name: name,
    party_type: 'organisation',
    party_role: role,
    party_address: address,
    party_contact: contact,
  }));
};

const purposeSection = (purpose: Purpose, consent: Held, { controller, notice }: RecordFacts) => {
  const { title, what, kept, seenBy } = notice.purposes[purpose];
  const { region, jurisdiction, worksAgreement, impactAssessment, authority } = controller;
  const scope = consent.purposes[purpose]?.scope;
  return {
    purpose: title,
    purpose_type: purpose,
    lawful_basis: 'consent (GDPR Art. 6(1)(a))',
    pii_information: PURPOSE_DATA[purpose].map(({ id, type, special }) => ({
      pii_type: type,
      pii_attribute_id: id,
      pii_optional: true,
      special_pii_category: special,
    })),
    pii_controllers: [CONTROLLER],
    collection_method: COLLECTION_METHOD,
    processing_method: what,
    storage_locations: [region],
    retention_period: kept,
    processing_locations: [region],
    jurisdiction,
    recipient_third_parties: partiesOf(controller)
      .filter(({ party_role: role }) => role === 'pii processor')
      .map(({ party_id: id }) => id),
    withdrawal_method: WITHDRAWAL_METHOD,
    privacy_rights: [...PRIVACY_RIGHTS],
    ...(worksAgreement !== undefined && { codes_of_conduct: [worksAgreement] }),
    ...(impactAssessment !== undefined && { impact_assessment: impactAssessment }),
    ...(authority !== undefined && { authority_party: authority }),
    x_seen_by: seenBy,
    ...(scope !== undefined && { x_scope: scope }),
  };
};

/** The last notice that a choice named which agreed to the purpose. */
const noticeAgreedTo = (purpose: Purpose, history: readonly ConsentEvent[]): NoticeReference | undefined =>
  history
    .flatMap((event) =>
      event.what === 'chosen' && event.purposes[purpose] !== undefined ? [event.notice] : [],
    )
    .at(-1);

/**
 * The records of a consent as ISO/IEC TS 27560:2023 has them, one for each purpose that was agreed to since the consent
 * was given, purposes that were dropped since included. A pure projection of what is held.
 */
export const standardRecords = (
  consent: Held,
  history: readonly ConsentEvent[],
  facts: RecordFacts,
): readonly StandardRecord[] => {
  const own = inOrder(history).filter(
    (event) => 'account' in event && event.account === consent.account && event.at >= consent.givenAt,
  );
  const described = noticeReference(facts.notice);
  return Purpose.options.flatMap((purpose) => {
    const notice = noticeAgreedTo(purpose, own);
    if (notice === undefined) return [];
    return [
      StandardRecord.parse({
        schema_version: SCHEMA_VERSION,
        record_id: recordIdOf(consent.generation, purpose),
        pii_principal_id: consent.participant,
        pii_processing: {
          privacy_notice: notice,
          language: notice.language,
          purposes: [purposeSection(purpose, consent, facts)],
          ...(notice.sha256 !== described.sha256 && { x_described_by: described }),
        },
        party_identification: partiesOf(facts.controller),
        events: [...lifeOf(purpose, own)],
      } satisfies StandardRecord),
    ];
  });
};
