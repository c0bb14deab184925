import type { AccountId, ParticipantId } from '../ids.ts';
import type { AccountLink, ConsentEvent, EventReference } from './consent-history.ts';
import type { ConsentRecord, Consented } from './consent-record.ts';

const PARTITIONS = { advocacy: 'account', official: 'official' } as const;

/**
 * The partition of what `Consents` and `Schedule` hold of an account. An official account's has a prefix of its own,
 * since comms, who register it, may not come near what a person consented to.
 */
export const consentPartition = ({ account, kind }: Consented): string => `${PARTITIONS[kind]}#${account}`;

/** The key of an account's consent in the `Consents` store. */
export const consentKey = (consented: Consented) => ({ pk: consentPartition(consented), sk: 'consent' });

/** The key of an erasure epoch in the `Consents` store; a missing item means 0. */
export const epochKey = (epoch: number) => ({ pk: `epoch#${epoch}`, sk: 'epoch' });

/** The partition of all that `People` holds of a participant. */
export const participantPartition = (participant: ParticipantId): string => `participant#${participant}`;

/** The key of a participant's connected account in `People`. */
export const linkKey = (participant: ParticipantId, account: AccountId) => ({
  pk: participantPartition(participant),
  sk: `account#${account}`,
});

/** The key of the item in `People` that lets an account have one owner only. */
export const ownerKey = (account: AccountId) => ({ pk: `account#${account}`, sk: 'owner' });

/** A consent as its item. */
export const consentItem = (record: ConsentRecord) => ({ ...consentKey(record), ...record });

/** A connected account as its item. */
export const linkItem = (link: AccountLink) => ({ ...linkKey(link.participant, link.account), ...link });

/** An entry of the history as its item; `id` keeps two entries of one moment apart. */
export const eventItem = (event: ConsentEvent, id: string) => ({
  ...eventKey(event.participant, { at: event.at, id }),
  ...event,
});

/** The key of an entry of the history. */
export const eventKey = (participant: ParticipantId, { at, id }: EventReference) => ({
  pk: participantPartition(participant),
  sk: `event#${at}#${id}`,
});
