import type { LeakAlert } from '../alerts/leak-alert.ts';
import type { AccountLink, ConsentEvent } from '../consent/consent-history.ts';
import type { ConsentRecord } from '../consent/consent-record.ts';
import type { DraftAttempts } from '../drafts/attempts.ts';
import type { ParticipantId } from '../ids.ts';
import type { Profile } from '../people/profile.ts';
import type { PolicyAcknowledgement } from '../policy/acknowledgement.ts';
import type { DaySheet } from '../posts/day-sheet.ts';
import type { Nomination } from '../recognition/recognition.ts';
import type { DataExport } from './data-export.ts';
import type { ParticipantNotice } from './participant-notice.ts';

/**
 * Everything that is held about one participant. The fetch schedule holds the accounts' times of visit, which follow
 * from the consents below, and cannot be read by the site; pending effects hold ids for minutes.
 */
export interface MyData {
  readonly profile: Profile | undefined;
  readonly links: readonly AccountLink[];
  readonly history: readonly ConsentEvent[];
  readonly consents: readonly ConsentRecord[];
  readonly sheets: readonly DaySheet[];
  readonly alerts: readonly LeakAlert[];
  readonly notices: readonly ParticipantNotice[];
  readonly dataExport: DataExport | undefined;
  readonly attempts: DraftAttempts | undefined;
  readonly policy: PolicyAcknowledgement | undefined;
  readonly nominations: readonly Nomination[];
}

/**
 * Reads everything that is held about one participant. Strongly consistent except for alerts, which come through an
 * index that may lag by seconds.
 *
 * @throws ServiceError `unavailable` when a store does not answer; never a part of the data as if it were all.
 */
export interface MyDataReader {
  read(participant: ParticipantId): Promise<MyData>;
}
