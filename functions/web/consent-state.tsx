import type { FC } from 'hono/jsx';

import { unfinishedErasures, type ConsentEvent } from '../../shared/consent/consent-history.ts';
import { heldConsent, type Held } from '../../shared/consent/consent-decisions.ts';
import type { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { changesSince, NOTICE, STANDING_NOTICES } from '../../shared/consent/notice.ts';
import { hasRunOut, isRunningOut } from '../../shared/consent/consent-term.ts';
import { EndReceiptLink } from './receipts.tsx';
import { minuteOf } from './words.ts';

const STATES = {
  given: 'Read under your consent',
  paused: 'Paused: nothing is read until you resume',
  withdrawn: 'Withdrawn: being erased',
  none: 'Connected, not read: you have not consented to anything',
} as const;

/** How a consent stands at this moment, in words; an absent one is a connected account and no more. */
export const stateInWords = (consent: ConsentRecord | undefined, now: Date): string => {
  const held = heldConsent(consent);
  if (held !== undefined && hasRunOut(held, now)) {
    return `Ended on ${held.expiresOn}: nothing is read any more, and what was kept is being erased`;
  }
  if (held?.status === 'given' && isOutdated(held)) {
    return 'Not read at present: the notice has changed since you agreed. Read it and choose anew, or withdraw';
  }
  return STATES[consent?.status ?? 'none'];
};

const isOutdated = ({ notice }: Held): boolean => !STANDING_NOTICES.has(notice.sha256);

/** What is new in the notice since somebody agreed to one that stands no longer. */
export const NoticeChanged: FC<{ readonly consent: ConsentRecord | undefined }> = ({ consent }) => {
  const held = heldConsent(consent);
  if (held === undefined || !isOutdated(held)) return <></>;
  return (
    <section class="note" aria-labelledby="notice-changed">
      <h2 id="notice-changed">The notice has changed</h2>
      <p>
        {`You agreed to notice ${held.notice.version}; ${NOTICE.version} is in force now. Nothing of this account is read until you have read it and saved your choice again. What was collected until then stays as you see it under My data, and goes if you withdraw.`}
      </p>
      <ul>
        {changesSince(held.notice.version).map(({ version, on, what }) => (
          <li>{`${version}, ${on}: ${what}`}</li>
        ))}
      </ul>
    </section>
  );
};

/** What saving a choice does not do. */
export const StaysPaused: FC<{ readonly consent: ConsentRecord | undefined }> = ({ consent }) =>
  consent?.status === 'paused' ? (
    <p class="note">Saving a choice keeps the pause. To be read again, press Resume above.</p>
  ) : (
    <></>
  );

/** What to know before a consent ends; nothing while that is more than thirty days away. */
export const RunningOut: FC<{ readonly consent: ConsentRecord | undefined; readonly now: Date }> = ({
  consent,
  now,
}) => {
  const held = heldConsent(consent);
  if (held === undefined || !isRunningOut(held, now)) return <></>;
  return (
    <p class="note">
      {`Your consent ends on ${held.expiresOn}. From then on nothing is read, and what is kept is erased as if you had withdrawn. If you want it to go on for a year, save your choice again before.`}
    </p>
  );
};

const HOUR = 3_600_000;

/** Since when erasures are under way, and by when they are finished; nothing where none is. */
export const BeingErased: FC<{ readonly history: readonly ConsentEvent[]; readonly now: Date }> = ({
  history,
  now,
}) => (
  <>
    {unfinishedErasures(history).map((since) => {
      const due = new Date(Date.parse(since) + HOUR);
      const by = minuteOf(due.toISOString());
      return (
        <p class="note">
          {now < due
            ? `What you withdrew is being erased since ${minuteOf(since)}. It is finished by ${by}.`
            : `What you withdrew is being erased since ${minuteOf(since)}. It was to be finished by ${by}; those who run Candor are told when it is late, and it goes on until it is done.`}
        </p>
      );
    })}
  </>
);

/** Consents that ran out, which name no account any more. */
export const Ended: FC<{ readonly history: readonly ConsentEvent[] }> = ({ history }) => (
  <>
    {history
      .filter((event) => event.what === 'expired')
      .map(({ at, generation }) => (
        <>
          <p class="note">
            {`Your consent for an account ended on ${at.slice(0, 10)}, a year after you last gave it. The account was disconnected. To take part again, connect it and choose anew.`}
          </p>
          <EndReceiptLink consent={generation} />
        </>
      ))}
  </>
);
